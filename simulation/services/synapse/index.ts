import type { SimulatedService } from "../../core/types";
import { synapseBehaviours } from "./behaviours";
import { synapseTypes } from "./types";

/** Synapse: workspaces, their pools, private link hubs. */
export const synapse: SimulatedService = { types: synapseTypes, behaviours: synapseBehaviours };
