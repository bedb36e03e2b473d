import { resourceTypes } from "./kinds";

const { storageAccount, sqlServer, databricksWorkspace, keyVault, eventHubsNamespace } = resourceTypes;

/**
 * Types whose connections of private endpoints are approved, each with the version of its REST API. Of all of them a GET lists
 * `privateEndpointConnections`: azure-rest-api-specs, as the responses in @pulumi/azure-native 3.28.0 have it. SQL and Key
 * Vault list them without names, so that the name is taken from the id. unverified: that an Event Hubs namespace lists
 * them always (pulumi/pulumi-azure-native, issue 4145).
 */
export const approvableTypes = [storageAccount, sqlServer, databricksWorkspace, keyVault, eventHubsNamespace];

/** Action that says whether a principal may approve connections of a type. */
export const approvalAction = (arm: string): string => `${arm}/privateEndpointConnectionsApproval/action`;

/**
 * Actions that list the connections of a target and approve one. Sources: learn.microsoft.com/azure/role-based-access-control,
 * built-in-roles/ai-machine-learning, "Azure AI Enterprise Network Connection Approver" (SQL, Key Vault, and Storage without
 * the approval), permissions/analytics (Databricks, Event Hubs); learn.microsoft.com/azure/search/search-indexer-howto-access-
 * private (the approval of Storage). unverified: which of the last two each type asks for.
 */
export const approvalActions = (arm: string): string[] => [
    `${arm}/read`,
    `${arm}/privateEndpointConnections/read`,
    `${arm}/privateEndpointConnections/write`,
    approvalAction(arm),
];
