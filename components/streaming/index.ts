export { EventHubsNamespace, type EventHubsNamespaceArgs } from "./eventHubsNamespace";
export type { EventHubArgs } from "./hubs";
