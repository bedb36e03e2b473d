export { eventHubDefaults, eventHubsNamespaceDefaults, sizeIssues } from "./hubs";
