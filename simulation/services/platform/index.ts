import type { SimulatedService } from "../../core/types";
import { platformBehaviours } from "./behaviours";
import { platformTypes } from "./types";

/** Resource groups, identities, roles and locks. */
export const platform: SimulatedService = { types: platformTypes, behaviours: platformBehaviours };
