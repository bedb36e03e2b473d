export { synapseSparkPoolIssues, synapseSqlPoolIssues } from "./poolIssues";
export { synapseSparkPoolDefaults, synapseSqlPoolDefaults } from "./pools";
export { synapsePrivateLinkHubGroupIds } from "./synapsePrivateLinkHub";
export { synapseWarehouseDefaults, synapseWarehouseGroupIds } from "./synapseWarehouse";
export { synapseKeyIssues, synapseKeySizeIssues } from "./workspaceKey";
