import type { SimulatedService } from "../../core/types";
import { dataFactoryBehaviours } from "./behaviours";
import { dataFactoryTypes } from "./types";

/** Data Factory. */
export const dataFactory: SimulatedService = { types: dataFactoryTypes, behaviours: dataFactoryBehaviours };
