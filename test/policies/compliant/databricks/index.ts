import type { FixtureResource } from "../../support/fixture";
import { databricksCatalog } from "./catalog";
import { databricksCompute } from "./compute";
import { databricksWorkspace } from "./workspace";

export const databricks: readonly FixtureResource[] = [
    ...databricksWorkspace,
    ...databricksCompute,
    ...databricksCatalog,
];
