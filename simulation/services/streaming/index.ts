import type { SimulatedService } from "../../core/types";
import { streamingBehaviours } from "./behaviours";
import { streamingTypes } from "./types";

/** Event Hubs. */
export const streaming: SimulatedService = { types: streamingTypes, behaviours: streamingBehaviours };
