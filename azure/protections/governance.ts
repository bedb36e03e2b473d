import { azure, offByDefault, onByDefault, type Protection } from "./protection";

/**
 * Of logs, alerts, locks and roles. Defaults and values: descriptions of the inputs in
 * @pulumi/azure-native 3.28.0, from Azure/azure-rest-api-specs.
 */
export const governanceProtections: readonly Protection[] = [
    {
        types: azure(
            "network:FlowLog",
            "monitor:ActionGroup",
            "monitor:ScheduledQueryRule",
            "monitor:ActivityLogAlert",
        ),
        path: /^enabled$/,
        weaker: onByDefault,
        says: "is switched off",
        severity: "medium",
    },
    {
        types: azure("network:FlowLog"),
        path: /^flowAnalyticsConfiguration\.networkWatcherFlowAnalyticsConfiguration\.enabled$/,
        weaker: offByDefault,
        says: "no longer analyses traffic",
        severity: "low",
    },
    {
        types: azure("monitor:ActionGroup"),
        path: /^\w+Receivers\[\]$/,
        weaker: "fewer",
        says: "tells fewer receivers",
        severity: "low",
    },
    {
        types: azure("monitor:DiagnosticSetting"),
        path: /^logs\[\]\.categoryGroup$/,
        weaker: { order: ["audit", "allLogs"], unset: "audit" },
        says: "sends fewer logs",
        severity: "medium",
    },
    {
        types: azure("monitor:PrivateLinkScope"),
        path: /^accessModeSettings\.(exclusions\[\]\.)?(ingestion|query)AccessMode$/,
        weaker: { order: ["Open", "PrivateOnly"], unset: "Open" },
        says: "lets its networks reach resources outside it",
        severity: "medium",
    },
    {
        types: azure("authorization:ManagementLockByScope"),
        path: /^level$/,
        weaker: { order: ["CanNotDelete", "ReadOnly"], unset: "CanNotDelete" },
        says: "no longer keeps what it holds from being changed",
        severity: "medium",
    },
    {
        types: azure("authorization:RoleAssignment"),
        path: /^condition$/,
        weaker: "fewer",
        says: "gives its role without a condition",
        severity: "high",
    },
    {
        types: azure("authorization:RoleDefinition"),
        path: /^(permissions\[\]\.(actions|dataActions)|assignableScopes)\[\]$/,
        weaker: "more",
        says: "allows more",
        severity: "high",
    },
    {
        types: azure("authorization:RoleDefinition"),
        path: /^permissions\[\]\.(notActions|notDataActions)\[\]$/,
        weaker: "fewer",
        says: "no longer leaves out what it did",
        severity: "high",
    },
];
