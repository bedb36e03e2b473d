import type { SimulatedService } from "../../core/types";
import { machineLearningBehaviours } from "./behaviours";
import { machineLearningTypes } from "./types";

/** Azure Machine Learning. */
export const machineLearning: SimulatedService = {
    types: machineLearningTypes,
    behaviours: machineLearningBehaviours,
};
