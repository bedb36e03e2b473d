export type { SynapseSparkPoolArgs, SynapseSqlPoolArgs } from "./pools";
export { SynapsePrivateLinkHub, type SynapsePrivateLinkHubArgs } from "./synapsePrivateLinkHub";
export { SynapseWarehouse, type SynapseWarehouseArgs } from "./synapseWarehouse";
export type { SynapseKey } from "./workspaceKey";
export { synapseAccessRule, type SynapseReadableFiles, type SynapseStorage } from "./workspaceStorage";
