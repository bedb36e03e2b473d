import type { SimulatedService } from "../../core/types";
import { reportingBehaviours } from "./behaviours";
import { capacityTypes, fabricTypes } from "./types";

/** Capacities of Fabric and Power BI Embedded, and what is in Fabric. */
export const reporting: SimulatedService = {
    types: { ...capacityTypes, ...fabricTypes },
    behaviours: reportingBehaviours,
};
