import { containers } from "./containers";
import { databricks } from "./databricks";
import { dataFactory } from "./data-factory";
import { devops } from "./devops";
import { keyVault } from "./key-vault";
import { machineLearning } from "./machine-learning";
import { network } from "./network";
import { observability } from "./observability";
import { platform } from "./platform";
import { reporting } from "./reporting";
import { sql } from "./sql";
import { storage } from "./storage";
import { streaming } from "./streaming";
import { synapse } from "./synapse";

/** Every resource type that the platform makes or the policy pack judges, by its short name. */
export const resourceTypes = {
    ...platform,
    ...network,
    ...observability,
    ...keyVault,
    ...storage,
    ...databricks,
    ...machineLearning,
    ...containers,
    ...sql,
    ...synapse,
    ...dataFactory,
    ...streaming,
    ...reporting,
    ...devops,
};
