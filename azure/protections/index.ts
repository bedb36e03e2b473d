import { dataProtections } from "./data";
import { databricksProtections } from "./databricks";
import { governanceProtections } from "./governance";
import { machineLearningProtections } from "./machineLearning";
import { networkProtections } from "./network";
import type { Protection } from "./protection";

export { guards } from "./guards";
export type { Protection, Weaker } from "./protection";

/** Inputs by which a resource protects, or lets something through, with what makes them weaker. */
export const protections: readonly Protection[] = [
    ...networkProtections,
    ...governanceProtections,
    ...dataProtections,
    ...databricksProtections,
    ...machineLearningProtections,
];
