import type { SimulatedService } from "../../core/types";
import { sqlTypes } from "./types";

/** Azure SQL. */
export const sql: SimulatedService = { types: sqlTypes, behaviours: {} };
