import type { SimulatedService } from "../../core/types";
import { storageBehaviours } from "./behaviours";
import { storageTypes } from "./types";

/** Storage accounts. */
export const storage: SimulatedService = { types: storageTypes, behaviours: storageBehaviours };
