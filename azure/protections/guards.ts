import { azure, databricks, type Guard } from "./protection";

const settings = databricks(
    "automaticClusterUpdateWorkspaceSetting:AutomaticClusterUpdateWorkspaceSetting",
    "complianceSecurityProfileWorkspaceSetting:ComplianceSecurityProfileWorkspaceSetting",
    "disableLegacyAccessSetting:DisableLegacyAccessSetting",
    "disableLegacyDbfsSetting:DisableLegacyDbfsSetting",
    "disableLegacyFeaturesSetting:DisableLegacyFeaturesSetting",
    "enhancedSecurityMonitoringWorkspaceSetting:EnhancedSecurityMonitoringWorkspaceSetting",
    "restrictWorkspaceAdminsSetting:RestrictWorkspaceAdminsSetting",
    "workspaceConf:WorkspaceConf",
);

/** Types of resources that protect others, or that tell what happens to them. */
export const guards: readonly Guard[] = [
    ...guardsOf(azure("network:AzureFirewall"), "ipConfigurations", "filters no traffic any more", "high"),
    ...guardsOf(azure("network:FlowLog"), "targetResourceId", "logs no traffic any more", "medium"),
    ...guardsOf(
        azure("network:PrivateEndpoint"),
        "privateLinkServiceConnections",
        "is no private way any more",
        "medium",
    ),
    ...guardsOf(
        azure("network:NetworkSecurityPerimeterAssociation"),
        "privateLinkResource",
        "closes nothing any more",
        "high",
    ),
    ...guardsOf(azure("monitor:DiagnosticSetting"), "resourceUri", "sends no logs any more", "medium"),
    ...guardsOf(
        azure("monitor:ActivityLogAlert", "monitor:ScheduledQueryRule"),
        "scopes",
        "raises no alert any more",
        "medium",
    ),
    ...guardsOf(azure("authorization:PolicyAssignment"), "scope", "enforces nothing any more", "high"),
    ...guardsOf(azure("security:DefenderForStorage"), "resourceId", "watches nothing any more", "high"),
    ...guardsOf(
        azure("storage:BlobServiceProperties"),
        "accountName",
        "no longer says what is kept of deleted data",
        "medium",
    ),
    ...guardsOf(
        azure("storage:BlobContainerImmutabilityPolicy"),
        "containerName",
        "keeps nothing from being changed any more",
        "high",
    ),
    ...guardsOf(azure("eventhub:NamespaceNetworkRuleSet"), "namespaceName", "closes nothing any more", "high"),
    ...guardsOf(
        databricks("mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule"),
        "resourceId",
        "is no private way any more",
        "medium",
    ),
    ...guardsOf(databricks("mwsNccBinding:MwsNccBinding"), "workspaceId", "gives no private ways any more", "medium"),
    ...guardsOf(
        databricks("workspaceNetworkOption:WorkspaceNetworkOption"),
        "workspaceId",
        "limits no destinations any more",
        "high",
    ),
    ...guardsOf(databricks("ipAccessList:IpAccessList"), undefined, "limits no addresses any more", "high"),
    ...guardsOf(databricks("systemSchema:SystemSchema"), undefined, "shows no audit log or usage any more", "low"),
    ...guardsOf(settings, undefined, "no longer states a setting that protects", "medium"),
];

function guardsOf(
    types: readonly string[],
    of: string | undefined,
    says: string,
    severity: Guard["severity"],
): readonly Guard[] {
    return types.map((type) => ({ type, ...(of !== undefined && { of }), says, severity }));
}
