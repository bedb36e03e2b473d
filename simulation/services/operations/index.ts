import type { SimulatedService } from "../../core/types";
import { operationsTypes } from "./types";

/** Steps of a deployment. */
export const operations: SimulatedService = { types: operationsTypes, behaviours: {} };
