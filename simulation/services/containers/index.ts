import type { SimulatedService } from "../../core/types";
import { containersBehaviours } from "./behaviours";
import { containersTypes } from "./types";

/** Container registries. */
export const containers: SimulatedService = { types: containersTypes, behaviours: containersBehaviours };
