import { describe, expect, it } from "vitest";
import { builtInRoles } from "../../../../azure/roles";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import { at } from "../../../../simulation/core/ids";
import { tokens } from "../../../../simulation/services/machine-learning/tokens";
import { account, accountId, cloudWith, idIn, put, refusalOf, role, type Asked } from "../../support";
import {
    cluster,
    clusterBody,
    dataBody,
    datastore,
    dependencies,
    endpointRule,
    environmentBody,
    managed,
    mlWorkspace,
    modelRegistryBody,
    outputs,
    principal,
    readyCloud,
    roleNamed,
    workspaceId,
} from "./support";

const asked = (cloud: Cloud, what: Asked) => refusalOf(() => put(cloud, what));
const networkOf = (cloud: Cloud) => cloud.store.find(workspaceId)?.outputs.managedNetwork;
const data = (properties?: object): Asked => ["machinelearningservices:DataVersion", dataBody({ ...properties })];
const environment = (properties?: object): Asked => [
    "machinelearningservices:EnvironmentVersion",
    environmentBody({ ...properties }),
];

describe("A workspace", () => {
    it("is not made before the roles of its identity are in force", () => {
        const lag = { faults: { roleLagSeconds: 10_000 } };
        expect(() => readyCloud([mlWorkspace()], lag)).toThrow(/lacks roles on .*\/stml \(not in force yet\)/);
        expect(() => readyCloud([mlWorkspace()])).not.toThrow();
    });

    it("takes objects that others made as they are", () => {
        const existing = [accountId("stml"), ...["kv-ml"].map((name) => idIn("Microsoft.KeyVault/vaults", name))];
        const others = dependencies.filter(([type]) => !/storage|keyvault|applicationinsights/.test(type));
        const cloud = cloudWith(others, {
            initialState: { existing: [...existing, idIn("Microsoft.Insights/components", "appi")] },
        });
        expect(asked(cloud, mlWorkspace())).toMatch(/lacks roles on [^,]*\/crmldev \(not given\)\./);
    });

    it("has its datastores, and leaves its name taken in its group when it is deleted", () => {
        const cloud = readyCloud([mlWorkspace()]);
        expect(cloud.store.find(`${workspaceId}/datastores/workspaceblobstore`)).toBeDefined();
        cloud.delete(workspaceId);
        expect(cloud.store.under(workspaceId)).toEqual([]);
        expect(asked(cloud, mlWorkspace())).toMatch(/^400 BadRequest: Soft-deleted workspace exists\. .*wsoftdelete/);
        expect(asked(cloud, mlWorkspace({ workspaceName: "mlw-2" }))).toBe("");
        put(cloud, ["resources:ResourceGroup", { resourceGroupName: "other" }]);
        expect(asked(cloud, mlWorkspace({ resourceGroupName: "other" }))).toBe("");
    });

    it("keeps its account and its vault", () => {
        const cloud = readyCloud([account("stother"), mlWorkspace()]);
        for (const [scope, roleId] of [
            [accountId("stother"), builtInRoles.contributor],
            [accountId("stother"), builtInRoles.storageBlobDataContributor],
        ] as const) {
            put(cloud, roleNamed(scope, principal, roleId));
        }
        cloud.wait(600);
        expect(asked(cloud, mlWorkspace({ storageAccount: accountId("stother") }))).toMatch(
            /^400 PropertyChangeNotAllowed: Changing storageAccount is not allowed\./,
        );
    });

    it("gets the rules that the service adds to those that are asked for", () => {
        const cloud = readyCloud([mlWorkspace(managed({ pypi: { type: "FQDN", destination: "pypi.org" } }))]);
        const rules = Object.keys(at(networkOf(cloud), "outboundRules") as object);
        expect(rules).toContain("pypi");
        expect(rules).toContain("__SYS_ST_AzureMachineLearning_TCP");
        expect(rules.filter((name) => name.startsWith("__SYS_PE_")).map((name) => name.split("_")[5])).toEqual([
            "blob",
            "file",
            "vault",
            "registry",
            "amlworkspace",
        ]);
        expect(at(networkOf(cloud), "status", "status")).toBe("Active");
    });

    it("has its network provisioned by the first compute, where it is not asked for at once", () => {
        const cloud = readyCloud([mlWorkspace({ ...managed(), provisionNetworkNow: false })]);
        expect(at(networkOf(cloud), "status", "status")).toBe("Inactive");
        put(cloud, cluster());
        expect(at(networkOf(cloud), "status", "status")).toBe("Active");
    });

    it("approves endpoints of Databricks by a custom role alone", () => {
        const databricks = idIn("Microsoft.Databricks/workspaces", "dbw");
        const rule = managed({ dbw: endpointRule(databricks, "databricks_ui_api") });
        const cloud = readyCloud();
        cloud.bring(databricks, "service");
        put(cloud, role(databricks, principal, builtInRoles.aiNetworkConnectionApprover));
        cloud.wait(600);
        expect(asked(cloud, mlWorkspace(rule))).toMatch(/\/id-ml for dbw \(not given\)/);
        const custom = "00000000-0000-4000-8000-00000000c001";
        put(cloud, [
            "authorization:RoleDefinition",
            {
                scope: "/subscriptions/s-1",
                roleDefinitionId: custom,
                assignableScopes: ["/subscriptions/s-1"],
                permissions: [
                    { actions: ["Microsoft.Databricks/workspaces/privateEndpointConnectionsApproval/action"] },
                ],
            },
        ]);
        put(cloud, roleNamed(databricks, principal, custom));
        cloud.wait(600);
        expect(asked(cloud, mlWorkspace(rule))).toBe("");
    });
});

describe("Compute", () => {
    it("changes scale and tags, and nothing else", () => {
        const cloud = readyCloud([mlWorkspace(managed()), cluster()]);
        const scaled = clusterBody({ scaleSettings: { maxNodeCount: 8 } }, { tags: { owner: "b" } });
        expect(asked(cloud, ["machinelearningservices:Compute", scaled])).toBe("");
        expect(asked(cloud, cluster({ vmSize: "Standard_D8s_v5" }))).toMatch(
            /^400 PropertyChangeNotAllowed: Changing properties\.properties\.vmSize is not allowed\./,
        );
    });

    it("comes back with its size in capitals", () => {
        const cloud = readyCloud([mlWorkspace(managed()), cluster()]);
        const found = cloud.store.find(`${workspaceId}/computes/cpu`);
        expect(at(found?.outputs.properties, "properties", "vmSize")).toBe("STANDARD_D4S_V5");
    });

    it("waits for the network as often as is asked for", () => {
        const cloud = readyCloud([mlWorkspace(managed())], { faults: { pendingNetworkCalls: 2 } });
        const answers = Array.from({ length: 3 }, () => asked(cloud, cluster()).slice(0, 12));
        expect(answers).toEqual(["409 Conflict", "409 Conflict", ""]);
    });
});

describe("A version", () => {
    it("of data or of an environment does not change, but for what describes it", () => {
        const cloud = readyCloud([mlWorkspace(), outputs, datastore, data(), environment()]);
        expect(asked(cloud, data({ description: "sales of all stores" }))).toBe("");
        expect(asked(cloud, data({ dataUri: "azureml://datastores/outputs/paths/other/" }))).toMatch(
            /^400 PropertyChangeNotAllowed: Changing properties\.dataUri is not allowed\./,
        );
        expect(asked(cloud, environment({ image: "mcr.microsoft.com/azureml/base@sha256:1" }))).toMatch(
            /Changing properties\.image is not allowed/,
        );
    });

    it("stays when it is deleted, until its workspace goes", () => {
        const cloud = readyCloud([mlWorkspace(), outputs, datastore, data()]);
        const id = `${workspaceId}/data/sales/versions/1`;
        cloud.delete(id);
        expect(cloud.store.find(id)).toBeDefined();
        cloud.delete(workspaceId);
        expect(cloud.store.find(id)).toBeUndefined();
    });

    it("comes back with the long form of its URI", () => {
        const cloud = readyCloud([mlWorkspace(), outputs, datastore, data()]);
        const found = cloud.store.ofType(tokens.data)[0];
        expect(at(found?.outputs.properties, "dataUri")).toBe(
            "azureml://subscriptions/s-1/resourcegroups/rg/workspaces/mlw/datastores/outputs/paths/sales/",
        );
    });
});

describe("A model registry", () => {
    const registry: Asked = ["machinelearningservices:Registry", modelRegistryBody()];
    const partsOf = (cloud: Cloud) => {
        const { regionDetails } = put(cloud, registry).outputs;
        const [first] = regionDetails as object[];
        return {
            storage: String(
                at(first, "storageAccountDetails", 0, "systemCreatedStorageAccount", "armResourceId", "resourceId"),
            ),
            images: String(at(first, "acrDetails", 0, "systemCreatedAcrAccount", "armResourceId", "resourceId")),
        };
    };
    const endpoint = (privateLinkServiceId: string, groupId: string): Asked => [
        "network:PrivateEndpoint",
        {
            privateEndpointName: `pe-${groupId}`,
            subnet: { id: idIn("Microsoft.Network/virtualNetworks", "v", "subnets", "pe") },
            privateLinkServiceConnections: [{ name: "c", privateLinkServiceId, groupIds: [groupId] }],
        },
    ];

    it("has a storage account and a container registry in each region that endpoints lead to", () => {
        const cloud = cloudWith([], {
            initialState: { existing: [idIn("Microsoft.Network/virtualNetworks", "v")] },
        });
        const { storage, images } = partsOf(cloud);
        expect(cloud.store.ofType("azure-native:storage:StorageAccount")).toHaveLength(2);
        expect(asked(cloud, endpoint(storage, "blob"))).toBe("");
        expect(asked(cloud, endpoint(images, "registry"))).toBe("");
        expect(asked(cloud, endpoint(images, "blob"))).toMatch(/GroupId: blob/);
    });

    it("takes them with it, and its name is unique in the tenant", () => {
        const cloud = cloudWith([["resources:ResourceGroup", { resourceGroupName: "other" }]]);
        const { storage } = partsOf(cloud);
        const [type, body] = registry;
        expect(asked(cloud, [type, { ...body, resourceGroupName: "other" }])).toMatch(
            /^409 Conflict: The registry name 'mlr' is already in use in the tenant\./,
        );
        cloud.delete(idIn("Microsoft.MachineLearningServices/registries", "mlr"));
        expect(cloud.store.find(storage)).toBeUndefined();
    });
});
