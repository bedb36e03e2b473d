export type { SynapseSparkPoolArgs, SynapseSqlPoolArgs } from "./pools";
export { SynapsePrivateLinkHub, type SynapsePrivateLinkHubArgs } from "./synapsePrivateLinkHub";
export { SynapseScripts, type SynapseScriptsArgs } from "./synapseScripts";
export { SynapseUsers, type SynapseUsersArgs } from "./synapseUsers";
export { SynapseWarehouse, type SynapseWarehouseArgs } from "./synapseWarehouse";
export type { SynapseKey } from "./workspaceKey";
export { synapseAccessRule, type SynapseReadableFiles, type SynapseStorage } from "./workspaceStorage";
