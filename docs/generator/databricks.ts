import type { Plan, PlanProperties } from "../../preview/plan";
import { at } from "../../simulation/core/ids";
import { capabilitiesTable, type Capability } from "./capabilities";
import { readLibrary } from "./library";

const policy = (title: string, name: string): Capability => ({
    title,
    by: [
        {
            component: "DatabricksClusterPolicies",
            kinds: ["ClusterPolicy"],
            where: (inputs) => inputs.name === name,
        },
    ],
});

const job = (title: string, name: string): Capability => ({
    title,
    by: [{ component: "DatabricksJobs", kinds: ["Job"], where: (inputs) => inputs.name === name }],
});

const onceVersions = "once `databricks.serving` names a version";

const endpointOf = (group: string) => (inputs: PlanProperties) =>
    at(inputs, "privateLinkServiceConnections", 0, "groupIds", 0) === group;

/** Capabilities of Databricks. */
export const capabilities: readonly Capability[] = [
    {
        title: "Workspace",
        by: [{ component: "DatabricksWorkspace", kinds: ["Workspace"] }],
    },
    {
        title: "Network injection without public addresses",
        by: [
            {
                component: "DatabricksWorkspace",
                kinds: ["Workspace"],
                where: (inputs) => at(inputs, "parameters", "enableNoPublicIp", "value") === true,
            },
            {
                component: "PlatformNetwork",
                kinds: ["Subnet"],
                where: (inputs) => at(inputs, "delegations", 0, "serviceName") === "Microsoft.Databricks/workspaces",
            },
        ],
    },
    {
        title: "Private Link to the workspace, and for sign-in in a browser",
        by: [
            {
                component: "DatabricksWorkspace",
                kinds: ["PrivateEndpoint"],
                where: endpointOf("databricks_ui_api"),
            },
            {
                component: "DatabricksWebAuthenticationWorkspace",
                kinds: ["PrivateEndpoint"],
                where: endpointOf("browser_authentication"),
            },
        ],
    },
    {
        title: "Serverless compute: private endpoints, network policy",
        by: [
            {
                component: "DatabricksWorkspaceConnectivity",
                kinds: ["MwsNccBinding", "MwsNccPrivateEndpointRule", "WorkspaceNetworkOption"],
            },
            {
                component: "DatabricksNetworkConnectivity",
                kinds: ["MwsNetworkConnectivityConfig", "AccountNetworkPolicy"],
            },
        ],
    },
    {
        title: "Customer-managed keys of services and disks",
        by: [
            {
                component: "ServiceEncryptionKey",
                kinds: ["Key"],
                where: ({ keyName }) => typeof keyName === "string" && keyName.includes("databricks"),
            },
        ],
    },
    {
        title: "Customer-managed key of the DBFS root, prepared or in use",
        by: [
            {
                component: "DatabricksWorkspace",
                kinds: ["Workspace"],
                where: ({ parameters }) =>
                    at(parameters, "prepareEncryption", "value") === true ||
                    at(parameters, "encryption", "value", "keySource") === "Microsoft.Keyvault",
            },
        ],
    },
    {
        title: "Compliance profile, enhanced monitoring, automatic cluster update",
        by: [
            {
                component: "DatabricksWorkspace",
                kinds: ["Workspace"],
                where: ({ enhancedSecurityCompliance }) => enhancedSecurityCompliance !== undefined,
            },
        ],
    },
    {
        title: "Personal access tokens off or short-lived",
        by: [{ component: "DatabricksWorkspaceSettings", kinds: ["WorkspaceConf"] }],
    },
    {
        title: "Legacy access to the DBFS root off",
        by: [{ component: "DatabricksWorkspaceSettings", kinds: ["DisableLegacyDbfsSetting"] }],
    },
    {
        title: "Personas and teams: groups, entitlements, folders",
        by: [
            {
                component: "DatabricksWorkspaceAccess",
                kinds: ["PermissionAssignment", "Entitlements", "Directory"],
            },
        ],
    },
    {
        title: "Compute policies as code",
        by: [{ component: "DatabricksClusterPolicies", kinds: ["ClusterPolicy"] }],
    },
    policy("Single-node compute", "single-node"),
    policy("Multi-node compute that scales automatically", "multi-node"),
    policy("GPU compute", "ml-gpu"),
    policy("Distributed training (TorchDistributor; HorovodRunner up to its last runtime)", "distributed-gpu-training"),
    {
        title: "Instance pools",
        by: [{ component: "DatabricksInstancePools", kinds: ["InstancePool"] }],
    },
    {
        title: "Unity Catalog: catalog, schemas, locations, credential, bindings, grants",
        by: [
            {
                component: "DatabricksUnityCatalog",
                kinds: ["Catalog", "Schema", "ExternalLocation", "StorageCredential", "WorkspaceBinding", "Grants"],
            },
        ],
    },
    {
        title: "Files in volumes",
        by: [{ component: "DatabricksUnityCatalog", kinds: ["Volume"] }],
    },
    {
        title: "Delta retention and time travel as data; files leave by VACUUM alone",
        by: [{ component: "DatabricksDeltaMaintenance", kinds: ["Job", "Notebook"] }],
    },
    {
        title: "MLflow experiments",
        by: [{ component: "DatabricksModels", kinds: ["MlflowExperiment", "Permissions"] }],
    },
    {
        title: "Registered models, whose versions and aliases are what jobs make of them",
        by: [{ component: "DatabricksModels", kinds: ["RegisteredModel", "Grants"] }],
    },
    {
        title: "Serving endpoints: versions and their traffic, limits on calls, tables of calls, rest without cost",
        by: [{ component: "DatabricksServing", kinds: ["ModelServing"] }],
        onceSet: onceVersions,
    },
    {
        title: "Quality monitors with their baselines",
        by: [{ component: "DatabricksServing", kinds: ["QualityMonitor"] }],
        onceSet: onceVersions,
    },
    {
        title: "Feature tables: features of sales by a key with a time",
        by: [
            {
                component: "DatabricksJobs",
                kinds: ["WorkspaceFile"],
                where: ({ path }) => typeof path === "string" && path.endsWith("/feature_keys.sql"),
            },
        ],
    },
    {
        title: "Code of jobs as files of the workspace, by content",
        by: [{ component: "DatabricksJobs", kinds: ["WorkspaceFile"] }],
    },
    job("Job from landing to bronze, which Data Factory starts", "bronze"),
    job("Job from bronze to silver and gold", "refine"),
    job("Job that trains one model on a single node and decides which version is champion", "train"),
    job("Job that searches hyperparameters in parallel", "search"),
    job("Job of distributed GPU training", "distributed-training"),
    job("Job that trains a model for each store and product in parallel", "many-models"),
    job("Job of batch scoring", "batch-scoring"),
    job("Job of streaming scoring", "stream-scoring"),
    job("Job in SQL: statistics of tables, on the warehouse", "statistics"),
    {
        title: "R: clusters for one user, of notebooks and of jobs",
        by: [
            {
                component: "DatabricksClusterPolicies",
                kinds: ["ClusterPolicy"],
                where: ({ description }) => typeof description === "string" && description.endsWith(", R."),
            },
        ],
    },
];

/** Where each capability is: resources of these stacks, file, test. */
export function databricksReference(plans: readonly Plan[]): string {
    return [
        "# Databricks, capability by capability",
        "",
        `Resources as stacks ${plans.map(({ stack }) => `\`${stack}\``).join(" and ")} register them.`,
        "",
        ...capabilitiesTable(capabilities, plans, readLibrary().components),
        "",
    ].join("\n");
}
