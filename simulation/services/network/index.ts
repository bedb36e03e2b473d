import type { SimulatedService } from "../../core/types";
import { networkBehaviours } from "./behaviours";
import { networkTypes } from "./types";

/** Networks, private endpoints, private DNS. */
export const network: SimulatedService = { types: networkTypes, behaviours: networkBehaviours };
