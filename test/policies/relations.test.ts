import { describe, expect, it } from "vitest";
import { ResourceGraph } from "../../policies/core/relations";
import { type RegisteredResource, toPolicyInput } from "../../policies/core/resource";
import { ResourceIndex } from "../../policies/core/resourceIndex";
import { unknownSentinel } from "../../policies/core/unknowns";

import { endpointOf } from "./compliant/privateLink";
import { compliant, removals } from "./services";
import { lake } from "./compliant/storage";
import { registered } from "./support/fixture";
import { changed, found, judged, resolved, without } from "./support/mutants";

describe("a resource taken away trips exactly the rules that need it", () => {
    it.each(compliant.map(({ name }) => name))("%s", (name) => {
        expect(found(without(name))).toEqual(removals[name] ?? []);
    });

    it("the table names only resources of the compliant stack", () => {
        const names = new Set(compliant.map(({ name }) => name));
        expect(Object.keys(removals).filter((name) => !names.has(name))).toEqual([]);
    });
});

const target = "privateLinkServiceConnections.0";
const idOf = (name: string) => resolved.find((resource) => resource.name === name)?.props.id;
const contributor = "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c";

const retargeted: { what: string; of: string; values: Record<string, unknown>; trips: string[] }[] = [
    {
        what: "an endpoint for another sub-resource",
        of: "lake-dfs",
        values: { [`${target}.groupIds.0`]: "blob" },
        trips: [
            "network-private-endpoint-dns @lake-dfs",
            "network-private-endpoint-unique @lake-dfs",
            "network-service-private-endpoint @lake",
        ],
    },
    {
        what: "an endpoint for a service of another stack",
        of: "lake-dfs",
        values: { [`${target}.privateLinkServiceId`]: "/subscriptions/s/storageAccounts/other" },
        trips: ["network-service-private-endpoint @lake"],
    },
    {
        what: "an endpoint in a network without links",
        of: "vault-vault",
        values: { "subnet.id": `${String(idOf("agents"))}/subnets/agents` },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a zone group that names another zone",
        of: "lake-dfs-dns",
        values: { "privateDnsZoneConfigs.0.privateDnsZoneId": idOf("zone-privatelink.blob.core.windows.net") },
        trips: ["network-private-endpoint-dns @lake-dfs"],
    },
    {
        what: "a zone group of another endpoint",
        of: "lake-dfs-dns",
        values: { privateEndpointName: "pe-lake-blob" },
        trips: ["network-private-endpoint-dns @lake-dfs"],
    },
    {
        what: "a link to another network",
        of: "zone-privatelink.vaultcore.azure.net-link",
        values: { "virtualNetwork.id": idOf("agents") },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a link of another zone",
        of: "zone-privatelink.vaultcore.azure.net-link",
        values: { privateZoneName: "privatelink.azurecr.io" },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a diagnostic setting on the account instead of its blob service",
        of: "lake-diagnostics",
        values: { resourceUri: idOf("lake") },
        trips: ["monitoring-diagnostic-setting @lake"],
    },
    {
        what: "blob properties of another account",
        of: "lake-blob-service",
        values: { accountName: "stflowlogs" },
        trips: ["storage-account-blob-service @lake"],
    },
    {
        what: "Defender on another account",
        of: "lake-defender",
        values: { resourceId: idOf("flowlogs") },
        trips: ["defender-storage-account @lake"],
    },
    {
        what: "a flow log of the other network",
        of: "network-flow-log",
        values: { targetResourceId: idOf("agents") },
        trips: ["network-vnet-flow-logs @network"],
    },
    {
        what: "a lake without its namespace",
        of: "lake",
        values: { isHnsEnabled: false },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "a lake whose namespace is unset",
        of: "lake",
        values: { isHnsEnabled: undefined },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "a lake of an old kind",
        of: "lake",
        values: { kind: "BlobStorage" },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "an encryption role on another key",
        of: "encryption-key-access",
        values: { scope: `${String(idOf("vault"))}/keys/other` },
        trips: ["storage-account-customer-key-access @flowlogs", "storage-account-customer-key-access @lake"],
    },
    {
        what: "another role than encryption",
        of: "encryption-key-access",
        values: { roleDefinitionId: "/roleDefinitions/21090545-7ca7-4776-b22c-e363652d74d2" },
        trips: ["storage-account-customer-key-access @flowlogs", "storage-account-customer-key-access @lake"],
    },
    {
        what: "an account that does not carry the identity",
        of: "lake",
        values: { "identity.userAssignedIdentities": [`${String(idOf("encryption"))}-other`] },
        trips: ["storage-account-customer-key-access @lake"],
    },
    {
        what: "an account that carries no identity",
        of: "lake",
        values: { "identity.userAssignedIdentities": [] },
        trips: ["storage-account-customer-key-access @lake"],
    },
    {
        what: "a data role on the resource group",
        of: "lake-writer",
        values: { scope: idOf("data") },
        trips: ["identity-assignment-data-scope @lake-writer"],
    },
    {
        what: "a data role on the subscription",
        of: "lake-writer",
        values: { scope: "/subscriptions/00000000-0000-0000-0000-000000000001" },
        trips: ["identity-assignment-data-scope @lake-writer"],
    },
    {
        what: "Contributor on the resource group",
        of: "group-reader",
        values: { roleDefinitionId: contributor },
        trips: ["identity-assignment-administrative @group-reader"],
    },
    {
        what: "Contributor on a management group",
        of: "group-reader",
        values: {
            roleDefinitionId: contributor,
            scope: "/providers/Microsoft.Management/managementGroups/root",
        },
        trips: ["identity-assignment-administrative @group-reader"],
    },
    { what: "Contributor on one account", of: "lake-writer", values: { roleDefinitionId: contributor }, trips: [] },
    {
        what: "an id in other letters",
        of: "lake-diagnostics",
        values: { resourceUri: String(idOf("lake")).toUpperCase() + "/blobservices/DEFAULT" },
        trips: [],
    },
];

describe("a reference turned elsewhere trips exactly the rules that follow it", () => {
    it.each(retargeted)("$what", ({ of, values, trips }) => {
        expect(found(changed(of, values))).toEqual(trips);
    });
});

describe("a resource too many or in the wrong order", () => {
    it("a second endpoint for the same sub-resource", () => {
        const second = { ...endpointOf(lake, "dfs"), name: "lake-dfs-again" };
        const group = resolved.find(({ name }) => name === "lake-dfs-dns");
        const zoneGroup = { ...group!, urn: `${group!.urn}-again`, name: "again" };
        const stack = [...registered([...compliant, second], "resolved"), zoneGroup];
        expect(found(stack)).toEqual(["network-private-endpoint-unique @lake-dfs-again"]);
    });

    it("an account that does not wait for its role", () => {
        const stack = resolved.map((resource) =>
            resource.name === "lake"
                ? { ...resource, dependencies: resource.dependencies?.filter((urn) => !urn.includes("sleep")) }
                : resource,
        );
        expect(found(stack)).toEqual(["storage-account-customer-key-access @lake"]);
    });
});

describe("references across stacks", () => {
    const zone = "privatelink.dfs.core.windows.net";

    it("a zone of another stack is judged by its name alone", () => {
        expect(found(without(`zone-${zone}`, `zone-${zone}-link`))).toEqual([]);
    });

    it("a link here to a zone of another stack must reach the endpoint's network", () => {
        const stack = changed(`zone-${zone}-link`, { "virtualNetwork.id": idOf("agents") });
        expect(found(stack.filter(({ name }) => name !== `zone-${zone}`))).toEqual([
            "network-private-endpoint-dns @dbw-root-dfs",
            "network-private-endpoint-dns @lake-dfs",
        ]);
    });

    it("a key and identity of another stack are not looked for", () => {
        expect(found(without("encryption", "encryption-key-access", "role-takes-effect"))).toEqual([]);
    });
});

describe("in a preview", () => {
    const preview = registered(compliant, "preview");

    it("the compliant stack breaks no rule", () => {
        expect(judged(preview).violations).toEqual([]);
    });

    it("what is missing is still found by what the other inputs are computed from", () => {
        const names = ["vault-vault", "vault-vault-dns", "lake-diagnostics", "network-flow-log", "lake-blob-service"];
        expect(found(preview.filter(({ name }) => !names.includes(name)))).toEqual([
            "monitoring-diagnostic-setting @lake",
            "network-service-private-endpoint @vault",
            "network-vnet-flow-logs @network",
            "storage-account-blob-service @lake",
        ]);
    });

    it("a diagnostic setting of an account's blob service is the account's", () => {
        const service = resolved.find(({ name }) => name === "lake-blob-service")!.urn;
        const stack = preview.map((resource) =>
            resource.name === "lake-diagnostics"
                ? { ...resource, propertyDependencies: { resourceUri: [service] } }
                : resource,
        );
        expect(found(stack)).toEqual([]);
    });

    it("a data role whose scope is computed from a resource group alone is found", () => {
        const group = resolved.find(({ name }) => name === "data")!.urn;
        const stack = preview.map((resource) =>
            resource.name === "lake-writer"
                ? { ...resource, propertyDependencies: { ...resource.propertyDependencies, scope: [group] } }
                : resource,
        );
        expect(found(stack)).toEqual(["identity-assignment-data-scope @lake-writer"]);
    });

    it("a dependency on a component stands for the component's children", () => {
        const component: RegisteredResource = {
            urn: "urn:pulumi:prod::azure-ml-platform::azure-ml-platform:index:DataLake::component",
            type: "azure-ml-platform:index:DataLake",
            name: "component",
            custom: false,
            props: {},
        };
        const stack = preview.map((resource) =>
            resource.name === "lake"
                ? { ...resource, parent: component.urn }
                : resource.name === "lake-diagnostics"
                  ? { ...resource, propertyDependencies: { resourceUri: [component.urn], workspaceId: [] } }
                  : resource,
        );
        expect(found([...stack, component])).toEqual([]);
    });
});

describe("a diagnostic setting of a blob service that is a resource of its own", () => {
    const urn = (type: string, name: string) => `urn:pulumi:prod::p::azure-native:${type}::${name}`;
    const account = (name: string): RegisteredResource => ({
        urn: urn("storage:StorageAccount", name),
        type: "azure-native:storage:StorageAccount",
        name,
        props: {},
    });
    const service = {
        urn: urn("storage:BlobServiceProperties", "service"),
        type: "azure-native:storage:BlobServiceProperties",
        name: "service",
        props: { accountName: unknownSentinel },
        propertyDependencies: { accountName: [urn("storage:StorageAccount", "mine")] },
    };
    const setting = {
        urn: urn("monitor:DiagnosticSetting", "setting"),
        type: "azure-native:monitor:DiagnosticSetting",
        name: "setting",
        props: { resourceUri: unknownSentinel },
        propertyDependencies: { resourceUri: [service.urn] },
    };
    const stack = [account("mine"), account("other"), service, setting].map(toPolicyInput);
    const graph = new ResourceGraph(
        new ResourceIndex(stack),
        stack.map(({ type }) => type),
    );
    const named = (name: string) =>
        graph.ofType("azure-native:storage:StorageAccount").find((found) => found.name === name)!;
    const [from] = graph.ofType("azure-native:monitor:DiagnosticSetting");

    it("is that account's, before any id is known", () => {
        expect(graph.refers(from!, "resourceUri", named("mine"), "/blobServices/default")).toBe("pass");
    });

    it("is no other account's", () => {
        expect(graph.refers(from!, "resourceUri", named("other"), "/blobServices/default")).toBe("fail");
    });
});
