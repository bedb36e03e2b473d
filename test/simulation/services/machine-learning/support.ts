import { builtInRoles } from "../../../../azure/roles";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import type { CloudOptions } from "../../../../simulation/cloud/requests";
import type { Inputs } from "../../../../simulation/core/simulatedType";
import {
    account,
    accountId,
    cloudWith,
    container,
    idIn,
    identity,
    identityId,
    principalOf,
    put,
    role,
    vault,
    vaultId,
    type Asked,
} from "../../support";

/** Id of the container registry of a workspace in these tests. */
const registryId = idIn("Microsoft.ContainerRegistry/registries", "crmldev");
const insightsId = idIn("Microsoft.Insights/components", "appi");
/** Principal of the workspace's identity. */
export const principal = principalOf("id-ml");

/** A container registry. */
export const containerRegistry = (more: Inputs = {}): Asked => [
    "containerregistry:Registry",
    { registryName: "crmldev", sku: { name: "Premium" }, publicNetworkAccess: "Disabled", ...more },
];

const targets: readonly [scope: string, roleId: string][] = [
    [accountId("stml"), builtInRoles.storageAccountContributor],
    [accountId("stml"), builtInRoles.storageBlobDataContributor],
    [vaultId("kv-ml"), builtInRoles.keyVaultContributor],
    [vaultId("kv-ml"), builtInRoles.keyVaultAdministrator],
    [registryId, builtInRoles.acrPush],
    [insightsId, builtInRoles.applicationInsightsComponentContributor],
];

/** What a workspace is made with, and the roles of its identity on it. */
export const dependencies: readonly Asked[] = [
    identity("id-ml"),
    account("stml", { isHnsEnabled: false, allowSharedKeyAccess: false }),
    vault("kv-ml", { enableRbacAuthorization: true }),
    [
        "applicationinsights:Component",
        { resourceName: "appi", kind: "web", applicationType: "web", workspaceResourceId: undefined },
    ],
    containerRegistry(),
];

/** A role under a name of its own, since a principal holds several on one scope. */
export function roleNamed(scope: string, principalId: string, roleId: string): Asked {
    const [type, inputs] = role(scope, principalId, roleId);
    return [
        type,
        { ...inputs, roleAssignmentName: `${roleId.slice(0, -4)}${scope.length.toString().padStart(4, "0")}` },
    ];
}

/** A cloud in which all is ready for a workspace, roles in force among it, and what is asked for after it. */
export function readyCloud(after: readonly Asked[] = [], options: CloudOptions = {}): Cloud {
    const cloud = cloudWith(
        [
            ["operationalinsights:Workspace", { workspaceName: "logs" }],
            ...dependencies.map(([type, inputs]): Asked =>
                type === "applicationinsights:Component"
                    ? [
                          type,
                          { ...inputs, workspaceResourceId: idIn("Microsoft.OperationalInsights/workspaces", "logs") },
                      ]
                    : [type, inputs],
            ),
            ...targets.map(([scope, roleId]) => roleNamed(scope, principal, roleId)),
        ],
        options,
    );
    cloud.wait(600);
    for (const asked of after) {
        put(cloud, asked);
    }
    return cloud;
}

/** Body of a workspace. */
export const workspaceBody = (more: Inputs = {}): Inputs => ({
    workspaceName: "mlw",
    identity: { type: "UserAssigned", userAssignedIdentities: [identityId("id-ml")] },
    storageAccount: accountId("stml"),
    keyVault: vaultId("kv-ml"),
    applicationInsights: insightsId,
    containerRegistry: registryId,
    ...more,
});

/** A workspace. */
export const mlWorkspace = (more: Inputs = {}): Asked => ["machinelearningservices:Workspace", workspaceBody(more)];

/** Id of the workspace. */
export const workspaceId = idIn("Microsoft.MachineLearningServices/workspaces", "mlw");

/** A managed network that approves outbound, with rules. */
export const managed = (outboundRules: Inputs = {}): Inputs => ({
    provisionNetworkNow: true,
    managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound", outboundRules },
});

/** A rule that makes a private endpoint. */
export const endpointRule = (serviceResourceId: string, subresourceTarget: string): Inputs => ({
    type: "PrivateEndpoint",
    category: "UserDefined",
    destination: { serviceResourceId, subresourceTarget, sparkEnabled: false },
});

/** Body of a cluster. */
export const clusterBody = (properties: Inputs = {}, more: Inputs = {}): Inputs => ({
    workspaceName: "mlw",
    computeName: "cpu",
    properties: {
        computeType: "AmlCompute",
        disableLocalAuth: true,
        properties: {
            vmSize: "Standard_D4s_v5",
            enableNodePublicIp: false,
            scaleSettings: { minNodeCount: 0, maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: "PT5M" },
            ...properties,
        },
    },
    ...more,
});

/** A cluster. */
export const cluster = (properties?: Inputs): Asked => ["machinelearningservices:Compute", clusterBody(properties)];

/** A datastore of Blob kind on a container of the workspace's account. */
export const datastoreBody = (more: Inputs = {}): Inputs => ({
    workspaceName: "mlw",
    name: "outputs",
    properties: {
        datastoreType: "AzureBlob",
        accountName: "stml",
        containerName: "outputs",
        credentials: { credentialsType: "None" },
        ...more,
    },
});

/** The container that the datastore is on. */
export const outputs = container("stml", "outputs");
/** A datastore. */
export const datastore: Asked = ["machinelearningservices:Datastore", datastoreBody()];

/** Body of a data asset. */
export const dataBody = (properties: Inputs = {}): Inputs => ({
    workspaceName: "mlw",
    name: "sales",
    version: "1",
    properties: {
        dataType: "uri_folder",
        dataUri: "azureml://datastores/outputs/paths/sales/",
        ...properties,
    },
});

/** Body of an environment that needs no build. */
export const environmentBody = (properties: Inputs = {}): Inputs => ({
    workspaceName: "mlw",
    name: "train",
    version: "1",
    properties: { image: "mcr.microsoft.com/azureml/base@sha256:0", ...properties },
});

/** Body of a model registry. */
export const modelRegistryBody = (more: Inputs = {}): Inputs => ({
    registryName: "mlr",
    identity: { type: "SystemAssigned" },
    regionDetails: ["westeurope", "northeurope"].map(registryRegion),
    ...more,
});

/** A region of a model registry. */
export const registryRegion = (location: string): Inputs => ({
    location,
    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
    storageAccountDetails: [{ systemCreatedStorageAccount: { storageAccountType: "Standard_LRS" } }],
});
