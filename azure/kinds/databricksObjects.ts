import type { ResourceTypes } from "../resourceType";

// Of an account, which all stacks share.
const accountName = {
    minLength: 3,
    maxLength: 30,
    pattern: /^[0-9A-Za-z_-]+$/,
    words: "3 to 30 letters, digits, hyphens and underscores",
    scope: "global",
} as const;
const accountNameSource =
    "own abbreviation; name: docs/resources/mws_network_connectivity_config.md of databricks/terraform-provider-databricks";

/** What the Databricks provider makes: no resources of Azure, so that they have no ARM type. */
export const databricksObjects = {
    databricksNetworkPolicy: {
        token: "databricks:index/accountNetworkPolicy:AccountNetworkPolicy",
        names: ["networkPolicyId"],
        name: { ...accountName, abbreviation: "ncc" },
        source: `${accountNameSource}. unverified: that the same limits hold for a policy`,
    },
    databricksCatalog: { token: "databricks:index/catalog:Catalog", stateful: true },
    databricksCluster: {
        token: "databricks:index/cluster:Cluster",
        dataFlow: { stage: "processing", uses: ["instancePoolId", "policyId"] },
    },
    databricksClusterPolicy: {
        token: "databricks:index/clusterPolicy:ClusterPolicy",
        dataFlow: { stage: "processing", uses: ["definition"] },
    },
    databricksDefaultNamespaceSetting: { token: "databricks:index/defaultNamespaceSetting:DefaultNamespaceSetting" },
    databricksDirectory: { token: "databricks:index/directory:Directory" },
    databricksDisableLegacyAccessSetting: {
        token: "databricks:index/disableLegacyAccessSetting:DisableLegacyAccessSetting",
    },
    databricksDisableLegacyDbfsSetting: { token: "databricks:index/disableLegacyDbfsSetting:DisableLegacyDbfsSetting" },
    databricksDisableLegacyFeaturesSetting: {
        token: "databricks:index/disableLegacyFeaturesSetting:DisableLegacyFeaturesSetting",
    },
    databricksEntitlements: { token: "databricks:index/entitlements:Entitlements" },
    databricksExternalLocation: {
        token: "databricks:index/externalLocation:ExternalLocation",
        dataFlow: { stage: { named: "url" } },
    },
    databricksGrant: { token: "databricks:index/grant:Grant" },
    databricksGrants: { token: "databricks:index/grants:Grants" },
    databricksGroup: { token: "databricks:index/group:Group" },
    databricksInstancePool: { token: "databricks:index/instancePool:InstancePool", dataFlow: { stage: "processing" } },
    databricksIpAccessList: { token: "databricks:index/ipAccessList:IpAccessList" },
    databricksJob: {
        token: "databricks:index/job:Job",
        dataFlow: { stage: "processing", uses: ["jobClusters", "tasks"] },
        retention: [
            {
                what: "history of Delta tables",
                path: /^parameters\[\]\.default\.\w+\.logRetentionDays$/,
                unset: "by others",
            },
            {
                what: "deleted files of Delta tables",
                path: /^parameters\[\]\.default\.\w+\.deletedFileRetentionDays$/,
                unset: "by others",
            },
        ],
        source: "retention: parameters of the job that maintains Delta tables",
    },
    databricksMetastore: { token: "databricks:index/metastore:Metastore", stateful: true },
    databricksMetastoreAssignment: { token: "databricks:index/metastoreAssignment:MetastoreAssignment" },
    databricksMlflowExperiment: { token: "databricks:index/mlflowExperiment:MlflowExperiment" },
    databricksModelServing: {
        token: "databricks:index/modelServing:ModelServing",
        title: "Serving endpoint",
        dataFlow: { stage: "serving" },
    },
    databricksNccBinding: { token: "databricks:index/mwsNccBinding:MwsNccBinding" },
    databricksNccPrivateEndpointRule: { token: "databricks:index/mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule" },
    databricksServerlessNetwork: {
        token: "databricks:index/mwsNetworkConnectivityConfig:MwsNetworkConnectivityConfig",
        names: ["name"],
        name: { ...accountName, abbreviation: "ncc" },
        source: accountNameSource,
    },
    databricksAccountPermissionAssignment: {
        token: "databricks:index/mwsPermissionAssignment:MwsPermissionAssignment",
    },
    databricksNotebook: { token: "databricks:index/notebook:Notebook" },
    databricksPermissionAssignment: { token: "databricks:index/permissionAssignment:PermissionAssignment" },
    databricksPermissions: { token: "databricks:index/permissions:Permissions" },
    databricksPipeline: {
        token: "databricks:index/pipeline:Pipeline",
        dataFlow: { stage: "processing", uses: ["clusters"] },
    },
    databricksQualityMonitor: { token: "databricks:index/qualityMonitor:QualityMonitor" },
    databricksRegisteredModel: {
        token: "databricks:index/registeredModel:RegisteredModel",
        dataFlow: { stage: "registry" },
    },
    databricksRestrictWorkspaceAdminsSetting: {
        token: "databricks:index/restrictWorkspaceAdminsSetting:RestrictWorkspaceAdminsSetting",
    },
    databricksSchema: {
        token: "databricks:index/schema:Schema",
        stateful: true,
        dataFlow: { stage: { named: "name" } },
    },
    databricksSecretAcl: { token: "databricks:index/secretAcl:SecretAcl" },
    databricksSecretScope: { token: "databricks:index/secretScope:SecretScope" },
    databricksServicePrincipal: { token: "databricks:index/servicePrincipal:ServicePrincipal" },
    databricksSqlWarehouse: {
        token: "databricks:index/sqlEndpoint:SqlEndpoint",
        title: "SQL warehouse",
        dataFlow: { stage: "report" },
    },
    databricksStorageCredential: { token: "databricks:index/storageCredential:StorageCredential" },
    databricksSystemSchema: { token: "databricks:index/systemSchema:SystemSchema" },
    databricksUser: { token: "databricks:index/user:User" },
    databricksVolume: {
        token: "databricks:index/volume:Volume",
        stateful: true,
        dataFlow: { stage: { named: "schemaName" } },
    },
    databricksWorkspaceBinding: { token: "databricks:index/workspaceBinding:WorkspaceBinding" },
    databricksWorkspaceConfiguration: {
        token: "databricks:index/workspaceConf:WorkspaceConf",
        title: "Workspace configuration",
    },
    databricksWorkspaceFile: { token: "databricks:index/workspaceFile:WorkspaceFile" },
    databricksWorkspaceNetworkOption: { token: "databricks:index/workspaceNetworkOption:WorkspaceNetworkOption" },
} as const satisfies ResourceTypes;
