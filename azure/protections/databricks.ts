import {
    azure,
    databricks,
    offByDefault,
    onByDefault,
    opensUnlessOff,
    opensWhenOn,
    type Protection,
} from "./protection";

/**
 * Of Databricks. Defaults and values: descriptions of the inputs in @pulumi/databricks 1.110.0; of an IP access list and
 * its types: "Manage IP access lists", learn.microsoft.com/azure/databricks/security/network/front-end/ip-access-list.
 */
export const databricksProtections: readonly Protection[] = [
    {
        types: azure("databricks:Workspace"),
        path: /^encryption\.entities\.managedDisk\.rotationToLatestKeyVersionEnabled$/,
        weaker: offByDefault,
        says: "no longer follows the rotation of its key",
        severity: "medium",
    },
    {
        types: databricks("workspaceConf:WorkspaceConf"),
        path: /^customConfig\.enableIpAccessLists$/,
        weaker: offByDefault,
        says: "applies no IP access lists any more",
        severity: "high",
    },
    {
        types: databricks("workspaceConf:WorkspaceConf"),
        path: /^customConfig\.(enableTokensConfig|enableExportNotebook|enableResultsDownloading|enableNotebookTableClipboard)$/,
        weaker: opensUnlessOff,
        says: "lets data or access leave by the browser or a token",
        severity: "medium",
    },
    {
        types: databricks("ipAccessList:IpAccessList"),
        path: /^enabled$/,
        weaker: onByDefault,
        says: "is switched off",
        severity: "high",
    },
    {
        types: databricks("ipAccessList:IpAccessList"),
        path: /^listType$/,
        weaker: { order: ["ALLOW", "BLOCK"], unset: "BLOCK" },
        says: "allows what it blocked",
        severity: "high",
    },
    {
        types: databricks("accountNetworkPolicy:AccountNetworkPolicy"),
        path: /^egress\.networkAccess\.allowed(Internet|Storage|Databricks)Destinations\[\]$/,
        weaker: "more",
        says: "lets serverless compute connect to more destinations",
        severity: "medium",
    },
    {
        types: databricks("accountNetworkPolicy:AccountNetworkPolicy"),
        path: /^egress\.networkAccess\.blockedInternetDestinations\[\]$/,
        weaker: "fewer",
        says: "no longer blocks what it did",
        severity: "medium",
    },
    {
        types: databricks("accountNetworkPolicy:AccountNetworkPolicy"),
        path: /^egress\.networkAccess\.policyEnforcement\.dryRunModeProductFilters\[\]$/,
        weaker: "more",
        says: "only logs what it would block for more products",
        severity: "medium",
    },
    {
        types: databricks("externalLocation:ExternalLocation", "storageCredential:StorageCredential"),
        path: /^readOnly$/,
        weaker: offByDefault,
        says: "can be written to",
        severity: "medium",
    },
    {
        types: databricks("externalLocation:ExternalLocation"),
        path: /^fallback$/,
        weaker: opensWhenOn,
        says: "is reached past Unity Catalog",
        severity: "medium",
    },
    {
        types: databricks("workspaceBinding:WorkspaceBinding"),
        path: /^bindingType$/,
        weaker: {
            order: ["BINDING_TYPE_READ_WRITE", "BINDING_TYPE_READ_ONLY"],
            unset: "BINDING_TYPE_READ_WRITE",
        },
        says: "lets its workspace write",
        severity: "medium",
    },
    {
        types: databricks("metastore:Metastore"),
        path: /^externalAccessEnabled$/,
        weaker: opensWhenOn,
        says: "lets engines outside Databricks read its tables",
        severity: "medium",
    },
    {
        types: databricks(
            "catalog:Catalog",
            "schema:Schema",
            "externalLocation:ExternalLocation",
            "storageCredential:StorageCredential",
            "metastore:Metastore",
        ),
        path: /^forceDestroy$/,
        weaker: opensWhenOn,
        says: "is destroyed with what it holds",
        severity: "high",
    },
    {
        types: databricks("entitlements:Entitlements"),
        path: /^(allowClusterCreate|allowInstancePoolCreate)$/,
        weaker: opensWhenOn,
        says: "lets its principal create compute without a policy",
        severity: "medium",
    },
];
