import type { SimulatedService } from "../../core/types";
import { monitoringBehaviours } from "./behaviours";
import { monitoringTypes } from "./types";

/** Logs and alerts. */
export const observability: SimulatedService = { types: monitoringTypes, behaviours: monitoringBehaviours };
