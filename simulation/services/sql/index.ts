import type { SimulatedService } from "../../core/types";
import { sqlBehaviours } from "./behaviours";
import { dataPlaneTypes } from "./dataPlane";
import { sqlTypes } from "./types";

/** Azure SQL, and what is in its databases. */
export const sql: SimulatedService = { types: { ...sqlTypes, ...dataPlaneTypes }, behaviours: sqlBehaviours };
