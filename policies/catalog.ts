import type { Rule } from "./core/rule";
import { containersRules } from "./rules/containers";
import { dataFactoryRules } from "./rules/data-factory";
import { databricksRules } from "./rules/databricks";
import { keyVaultRules } from "./rules/key-vault";
import { machineLearningRules } from "./rules/machine-learning";
import { networkRules } from "./rules/network";
import { observabilityRules } from "./rules/observability";
import { operationsRules } from "./rules/operations";
import { platformRules } from "./rules/platform";
import { reportingRules } from "./rules/reporting";
import { sqlRules } from "./rules/sql";
import { storageRules } from "./rules/storage";
import { streamingRules } from "./rules/streaming";
import { synapseRules } from "./rules/synapse";

/** Every rule of the pack, service by service. */
export const catalog: readonly Rule[] = [
    ...platformRules,
    ...networkRules,
    ...observabilityRules,
    ...keyVaultRules,
    ...storageRules,
    ...sqlRules,
    ...operationsRules,
    ...dataFactoryRules,
    ...streamingRules,
    ...synapseRules,
    ...containersRules,
    ...databricksRules,
    ...machineLearningRules,
    ...reportingRules,
];
