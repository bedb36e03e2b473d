export { synapseSparkPoolIssues, synapseSqlPoolIssues } from "./poolIssues";
export { synapseSparkPoolDefaults, synapseSqlPoolDefaults } from "./pools";
export { synapseWarehouseDefaults, synapseWarehouseGroupIds } from "./synapseWarehouse";
export { synapseKeyIssues, synapseKeySizeIssues } from "./workspaceKey";
