import { builtInRoles } from "../../../azure/roles";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { CloudOptions } from "../../../simulation/cloud/requests";
import type { Inputs } from "../../../simulation/core/simulatedType";
import {
    account,
    accountId,
    blob,
    cloudWith,
    container,
    group,
    idIn,
    identity,
    key,
    lock,
    network,
    put,
    subnet,
    subnetId,
    vault,
    vaultId,
    type Asked,
} from "../support";
import {
    cluster,
    clusterBody,
    dataBody,
    datastore,
    datastoreBody,
    endpointRule,
    environmentBody,
    managed,
    mlWorkspace,
    modelRegistryBody,
    outputs,
    principal,
    readyCloud,
    registryRegion,
    roleNamed,
    workspaceBody,
} from "../services/machine-learning/support";
import type { RefusedCase } from "./cases";

type Made = () => Cloud;
const refusedOf =
    (type: string) =>
    (what: string, cloud: Made, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
        type: `azure-native:machinelearningservices:${type}`,
        what,
        cloud,
        passes,
        broken,
        says,
    });

const workspace = refusedOf("Workspace");
const after =
    (asked: readonly Asked[], options?: CloudOptions): Made =>
    () =>
        readyCloud(asked, options);
const key3 = (keyIdentifier: string, keyVaultArmId = vaultId("kv-ml")) => ({
    encryption: { status: "Enabled", keyVaultProperties: { keyIdentifier, keyVaultArmId } },
});
const keyId = "https://kv-ml.vault.azure.net/keys/k";
const lake = account("stlake", { isHnsEnabled: true });
const deployer = "00000000-0000-4000-8000-00000000d001";
const withDeployer: CloudOptions = {
    initialState: {
        deployerObjectId: deployer,
        principals: [{ objectId: deployer, type: "ServicePrincipal" }],
    },
};

/** A cloud with a lake whose approver role these principals hold. */
const lakeApprovedBy =
    (...principals: string[]): Made =>
    () => {
        const cloud = readyCloud([lake], withDeployer);
        principals.forEach((each, i) => {
            const [type, inputs] = roleNamed(accountId("stlake"), each, builtInRoles.aiNetworkConnectionApprover);
            put(cloud, [type, { ...inputs, roleAssignmentName: `00000000-0000-4000-8000-00000000000${i}` }]);
        });
        cloud.wait(600);
        return cloud;
    };

const toLake = managed({ lake: endpointRule(accountId("stlake"), "dfs") });
const workspaceCases: RefusedCase[] = [
    workspace(
        "a workspace without storage account, vault or Application Insights",
        readyCloud,
        workspaceBody(),
        { keyVault: undefined },
        /^400 ValidationError: Missing dependent resources in workspace json: keyVault\./,
    ),
    workspace(
        "a storage account with hierarchical namespace",
        after([account("stlake", { isHnsEnabled: true })]),
        workspaceBody(),
        { storageAccount: accountId("stlake") },
        /^400 BadRequest: Cannot use storage with HNS enabled\./,
    ),
    workspace(
        "a storage account that is not of kind StorageV2, or of tier Premium",
        after([account("stfast", { kind: "BlockBlobStorage", sku: { name: "Premium_LRS" } })]),
        workspaceBody(),
        { storageAccount: accountId("stfast") },
        /^400 BadRequest: .*kind StorageV2 and tier Standard, is BlockBlobStorage, Premium_LRS\./,
    ),
    workspace(
        "a workspace whose identity has no role in force on storage account, vault, container registry or Application Insights",
        after([account("stnew")]),
        workspaceBody(),
        { storageAccount: accountId("stnew") },
        /^400 BadRequest: The identity .*\/id-ml of the workspace lacks roles on .*\/stnew \(not given\)\./,
    ),
    {
        ...workspace(
            "what lies below a lock",
            readyCloud,
            workspaceBody(),
            { resourceGroupName: "locked" },
            /^409 BadRequest: The service cannot work on mlw: .*\/locked has the lock keep\./,
        ),
        cloud: after([
            ["resources:ResourceGroup", { resourceGroupName: "locked" }],
            lock("keep", "/subscriptions/s-1/resourceGroups/locked"),
        ]),
    },
    workspace(
        "a key without its version",
        readyCloud,
        workspaceBody(key3(`${keyId}/1`)),
        key3(keyId),
        /^400 BadRequest: The key identifier .*\/keys\/k of the workspace names no version\./,
    ),
    workspace(
        "a key of another subscription",
        after([], {
            initialState: { existing: ["/subscriptions/s-2/resourceGroups/r/providers/Microsoft.KeyVault/vaults/v"] },
        }),
        workspaceBody(key3(`${keyId}/1`)),
        key3(`${keyId}/1`, "/subscriptions/s-2/resourceGroups/r/providers/Microsoft.KeyVault/vaults/v"),
        /^400 BadRequest: The vault .* must be in the subscription s-1 of the workspace\./,
    ),
    workspace(
        "an isolation mode that closes less than before",
        after([mlWorkspace(managed())]),
        workspaceBody(managed()),
        { managedNetwork: { isolationMode: "AllowInternetOutbound" } },
        /^400 BadRequest: .*cannot change from AllowOnlyApprovedOutbound to AllowInternetOutbound\./,
    ),
    workspace(
        "a rule other than a private endpoint in mode AllowInternetOutbound",
        readyCloud,
        workspaceBody(managed({ pypi: { type: "FQDN", destination: "pypi.org" } })),
        {
            managedNetwork: {
                isolationMode: "AllowInternetOutbound",
                outboundRules: { pypi: { type: "FQDN", destination: "pypi.org" } },
            },
        },
        /^400 BadRequest: Only "PrivateEndpoint" outbound rules are supported .*Take pypi away\./,
    ),
    workspace(
        "two rules to one target and group id, one that the service adds among them",
        () => {
            const cloud = readyCloud();
            put(cloud, roleNamed(group, principal, builtInRoles.contributor));
            cloud.wait(600);
            return cloud;
        },
        workspaceBody(managed({ queues: endpointRule(accountId("stml"), "queue") })),
        managed({ blobs: endpointRule(accountId("stml"), "blob") }),
        /^400 BadRequest: An outbound rule to blob of .*\/stml exists already\./,
    ),
    workspace(
        "a rule to a resource type without private link, or to a group id that it does not have",
        lakeApprovedBy(principal, deployer),
        workspaceBody(toLake),
        managed({ lake: endpointRule(accountId("stlake"), "vault") }),
        /^400 BadRequest: The outbound rule lake asks for vault of .*\/stlake, which has blob, dfs,/,
    ),
    workspace(
        "a rule to a resource type without private link, or to a group id that it does not have",
        after([identity("other")]),
        workspaceBody(managed()),
        managed({ who: endpointRule(idIn("Microsoft.ManagedIdentity/userAssignedIdentities", "other"), "x") }),
        /which has no private link\./,
    ),
    {
        ...workspace(
            "a rule to a target on which workspace and deploying principal may not approve endpoints",
            () => {
                const cloud = lakeApprovedBy(principal, deployer)();
                put(cloud, account("stother"));
                return cloud;
            },
            workspaceBody(toLake),
            managed({ other: endpointRule(accountId("stother"), "blob") }),
            /^400 BadRequest: .*\/id-ml for other \(not given\), the deploying principal for other \(not given\)\./,
        ),
    },
];

const compute = refusedOf("Compute");
const inManaged = after([mlWorkspace(managed())]);
const instanceBody = (properties: Inputs = {}, more: Inputs = {}): Inputs => ({
    ...clusterBody(),
    computeName: "alice",
    properties: {
        computeType: "ComputeInstance",
        properties: { vmSize: "Standard_D4s_v5", idleTimeBeforeShutdown: "PT30M", ...properties },
    },
    ...more,
});
const computeCases: RefusedCase[] = [
    compute(
        "what lies below a lock",
        () => {
            const cloud = inManaged();
            put(cloud, ["resources:ResourceGroup", { resourceGroupName: "locked" }]);
            put(cloud, mlWorkspace({ resourceGroupName: "locked" }));
            put(cloud, lock("keep", "/subscriptions/s-1/resourceGroups/locked"));
            return cloud;
        },
        clusterBody(),
        { resourceGroupName: "locked" },
        /^409 BadRequest: The service cannot work on cpu:/,
    ),
    compute(
        "a size that is retired",
        inManaged,
        clusterBody(),
        clusterBody({ vmSize: "Standard_NC6s_v3" }),
        /^400 BadRequest: The size Standard_NC6s_v3 of family NCv3 was retired on 2025-09-30\./,
    ),
    compute(
        "compute of a family whose quota is smaller than one node",
        after([mlWorkspace(managed())], { faults: { vcpuQuotas: { NCadsA100v4: 0 } } }),
        clusterBody(),
        clusterBody({ vmSize: "Standard_NC24ads_A100_v4" }),
        /^400 BadRequest: .*a Standard NCadsA100v4 family vCPU quota of 0 .*maps to 24 vCPUs\..*increase the family quota in westeurope\.$/,
    ),
    compute(
        "compute before the managed network is provisioned",
        after([mlWorkspace(managed()), mlWorkspace({ workspaceName: "own" }), network("v1"), subnet("v1", "train")], {
            faults: { pendingNetworkCalls: 1 },
        }),
        { ...clusterBody({ subnet: { id: subnetId("v1", "train") } }), workspaceName: "own" },
        clusterBody(),
        /^409 Conflict: The managed network of the workspace mlw is still being provisioned\./,
    ),
    compute(
        "a subnet in a workspace with a managed network",
        after([mlWorkspace(managed()), network("v1"), subnet("v1", "train")]),
        clusterBody(),
        clusterBody({ subnet: { id: subnetId("v1", "train") } }),
        /^400 BadRequest: .*has no subnet of its own\./,
    ),
    compute(
        "Kubernetes or an attached virtual machine in a workspace with a managed network",
        inManaged,
        clusterBody(),
        { properties: { computeType: "Kubernetes", properties: {} } },
        /^400 BadRequest: Compute of type Kubernetes is not supported/,
    ),
    compute(
        "compute in another region than its workspace, where that has a managed network",
        inManaged,
        clusterBody(),
        { location: "eastus" },
        /^400 BadRequest: Compute in eastus cannot be made in a workspace in westeurope/,
    ),
    compute(
        "compute without public addresses that has neither a subnet nor a managed network",
        after([mlWorkspace(), network("v1"), subnet("v1", "train")]),
        clusterBody({ subnet: { id: subnetId("v1", "train") } }),
        clusterBody(),
        /^400 BadRequest: Compute without public addresses needs a subnet/,
    ),
    ...[
        { minNodeCount: 2, maxNodeCount: 1 },
        { minNodeCount: 0, maxNodeCount: 101 },
        { maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: "5 minutes" },
    ].map((scaleSettings) =>
        compute(
            "a scale of more than 100 nodes, of more nodes at least than at most, or with an idle time that is no duration",
            inManaged,
            clusterBody(),
            clusterBody({ scaleSettings }),
            /^400 BadRequest: (The scale from|nodeIdleTimeBeforeScaleDown '5 minutes' must be a duration)/,
        ),
    ),
    ...["PT5M", "P4D", "soon"].map((idleTimeBeforeShutdown) =>
        compute(
            "an instance whose idle time is not between 15 minutes and 3 days",
            inManaged,
            instanceBody(),
            instanceBody({ idleTimeBeforeShutdown }),
            /^400 BadRequest: idleTimeBeforeShutdown '.*' must be between PT15M and P3D\./,
        ),
    ),
    compute(
        "a change of an instance, its tags included",
        after([mlWorkspace(managed()), ["machinelearningservices:Compute", instanceBody()]]),
        instanceBody(),
        { tags: { owner: "b" } },
        /^400 BadRequest: The compute instance alice cannot be changed\./,
    ),
];

const inWorkspace = after([mlWorkspace(), outputs, datastore, cluster({ enableNodePublicIp: true })]);
const table = { dataType: "mltable", dataUri: "azureml://datastores/outputs/paths/sales" };
const assetCases: RefusedCase[] = [
    refusedOf("Datastore")(
        "a datastore on a container that does not exist",
        inWorkspace,
        datastoreBody(),
        datastoreBody({ containerName: "missing" }),
        /^400 BadRequest: The container missing of the storage account stml does not exist\./,
    ),
    refusedOf("Datastore")(
        "a key for an account that takes none",
        inWorkspace,
        datastoreBody(),
        datastoreBody({ credentials: { credentialsType: "AccountKey", secrets: { secretsType: "AccountKey" } } }),
        /^403 KeyBasedAuthenticationNotPermitted: .*stml/,
    ),
    refusedOf("DataVersion")(
        "a data asset on a datastore that does not exist",
        inWorkspace,
        dataBody(),
        dataBody({ dataUri: "azureml://datastores/missing/paths/sales/" }),
        /^400 BadRequest: The datastore missing of the data asset sales does not exist\./,
    ),
    refusedOf("DataVersion")(
        "an mltable without the file MLTable at its URI",
        after([
            account("stopen"),
            container("stopen", "tables"),
            blob("stopen", "tables", "sales/MLTable"),
            mlWorkspace(),
            outputs,
            datastore,
            [
                "machinelearningservices:Datastore",
                { ...datastoreBody({ accountName: "stopen", containerName: "tables" }), name: "tables" },
            ],
        ]),
        dataBody({ ...table, dataUri: "azureml://datastores/tables/paths/sales/" }),
        dataBody(table),
        /^400 BadRequest: .*there is no file sales\/MLTable in outputs\./,
    ),
    refusedOf("EnvironmentVersion")(
        "an environment that has neither an image nor a build, or both",
        inWorkspace,
        environmentBody(),
        environmentBody({ image: undefined }),
        /^400 BadRequest: The environment train needs an image or a build, has neither\./,
    ),
    refusedOf("EnvironmentVersion")(
        "an environment that is built in a workspace whose container registry is private and that names no compute for it",
        after([mlWorkspace(), mlWorkspace({ workspaceName: "builds", imageBuildCompute: "cpu" })]),
        { ...environmentBody({ condaFile: "{}" }), workspaceName: "builds" },
        { workspaceName: "mlw" },
        /^400 BadRequest: The image of the environment train cannot be built/,
    ),
];

const registry = refusedOf("Registry");
const registryCases: RefusedCase[] = [
    registry(
        "a list of regions without the registry's own",
        readyCloud,
        modelRegistryBody(),
        { location: "eastus" },
        /^400 BadRequest: The regions of the registry, westeurope, northeurope, lack its own, eastus\./,
    ),
    registry(
        "one region twice",
        readyCloud,
        modelRegistryBody(),
        { regionDetails: ["westeurope", "West Europe"].map(registryRegion) },
        /^400 BadRequest: The region westeurope is duplicated/,
    ),
    registry(
        "a container registry of another tier than Premium",
        readyCloud,
        modelRegistryBody(),
        {
            regionDetails: [
                {
                    ...registryRegion("westeurope"),
                    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Basic" } }],
                },
            ],
        },
        /^400 BadRequest: .*cannot have tier Basic\./,
    ),
];

const ofContainers = (what: string, passes: Inputs, broken: Inputs, says: RegExp, cloud = () => cloudWith()) => ({
    type: "azure-native:containerregistry:Registry",
    what,
    cloud,
    passes: { registryName: "crown", sku: { name: "Premium" }, ...passes },
    broken,
    says,
});
const basic = { sku: { name: "Basic" } };
const keyOf = (vaultName: string) => ({
    encryption: {
        status: "enabled",
        keyVaultProperties: { identity: "system", keyIdentifier: `https://${vaultName}.vault.azure.net/keys/k` },
    },
});
const withVaults = () =>
    cloudWith(
        ["kv-open", "kv-shut"].flatMap((name) => [
            vault(name, {
                enablePurgeProtection: true,
                publicNetworkAccess: name === "kv-shut" ? "Disabled" : "Enabled",
            }),
            key(name, "k"),
        ]),
    );
const withIdentity = (name: string) => ({
    encryption: {
        status: "enabled",
        keyVaultProperties: { ...keyOf(name).encryption.keyVaultProperties, identity: "c" },
    },
});
const containerCases: RefusedCase[] = [
    ofContainers(
        "public network access Disabled in a tier other than Premium",
        { publicNetworkAccess: "Disabled" },
        basic,
        /^400 DisablingPublicNetworkAccessNotSupported: Disabling public network access is not supported for the SKU Basic\./,
    ),
    ofContainers(
        "a customer's key, zone redundancy, retention or a stop of exports in a tier other than Premium",
        { zoneRedundancy: "Enabled", policies: { retentionPolicy: { status: "enabled", days: 30 } } },
        basic,
        /^400 BadRequest: zoneRedundancy, policies\.retentionPolicy\.status is not supported for the SKU Basic\./,
    ),
    ofContainers(
        "untagged manifests that are kept for more than 365 days",
        { policies: { retentionPolicy: { status: "enabled", days: 365 } } },
        { policies: { retentionPolicy: { status: "enabled", days: 366 } } },
        /^400 BadRequest: policies\.retentionPolicy\.days must be from 0 to 365, is 366\./,
    ),
    ofContainers(
        "a key in a vault behind a firewall, which a user-assigned identity cannot pass",
        keyOf("kv-shut"),
        withIdentity("kv-shut"),
        /^400 BadRequest: Failed to access KeyId 'https:\/\/kv-shut\.vault\.azure\.net\/keys\/k'\. .* behind a firewall/,
        withVaults,
    ),
];

const registryEndpoint = (name: string) => ({
    privateEndpointName: "pe",
    subnet: { id: subnetId("v1", "pe") },
    privateLinkServiceConnections: [
        {
            name: "c",
            privateLinkServiceId: idIn("Microsoft.ContainerRegistry/registries", name),
            groupIds: ["registry"],
        },
    ],
});

/** What Machine Learning, container registries and what they use are refused for. */
export const machineLearningCases: readonly RefusedCase[] = [
    ...workspaceCases,
    ...computeCases,
    ...assetCases,
    ...registryCases,
    ...containerCases,
    {
        type: "azure-native:network:PrivateEndpoint",
        what: "an endpoint of a container registry of a tier other than Premium",
        there: [
            network("v1"),
            subnet("v1", "pe"),
            ["containerregistry:Registry", { registryName: "crgood", sku: { name: "Premium" } }],
            ["containerregistry:Registry", { registryName: "crbasic", sku: { name: "Basic" } }],
        ],
        passes: registryEndpoint("crgood"),
        broken: registryEndpoint("crbasic"),
        says: /^400 BadRequest: Private endpoints are not supported for a registry of the SKU Basic\./,
    },
    {
        type: "azure-native:storage:Blob",
        what: "a blob in an account without shared keys",
        there: [
            account("stopen"),
            container("stopen", "drop"),
            account("stshut", { allowSharedKeyAccess: false }),
            container("stshut", "drop"),
        ],
        passes: blob("stopen", "drop", "b")[1],
        broken: { accountName: "stshut" },
        says: /^403 KeyBasedAuthenticationNotPermitted: Key based authentication is not permitted on this storage account\./,
    },
];
