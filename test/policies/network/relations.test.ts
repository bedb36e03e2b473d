import { describe, expect, it } from "vitest";
import { endpointOf } from "../compliant/privateLink";
import { lake } from "../compliant/storage";
import { compliant } from "../services";
import type { RegisteredResource } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { registered, urnOf } from "../support/fixture";
import { changed, found, judged, resolved, without } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const target = "privateLinkServiceConnections.0";

testRetargeted([
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
        values: { "subnet.id": `${deployedId("agents")}/subnets/agents` },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a zone group that names another zone",
        of: "lake-dfs-dns",
        values: { "privateDnsZoneConfigs.0.privateDnsZoneId": deployedId("zone-privatelink.blob.core.windows.net") },
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
        values: { "virtualNetwork.id": deployedId("agents") },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a link of another zone",
        of: "zone-privatelink.vaultcore.azure.net-link",
        values: { privateZoneName: "privatelink.azurecr.io" },
        trips: ["network-private-endpoint-dns @vault-vault"],
    },
    {
        what: "a flow log of the other network",
        of: "network-flow-log",
        values: { targetResourceId: deployedId("agents") },
        trips: ["network-vnet-flow-logs @network"],
    },
]);

describe("a second endpoint", () => {
    it("for the same sub-resource is one too many", () => {
        const second = { ...endpointOf(lake, "dfs"), name: "lake-dfs-again" };
        const group = resolved.find(({ name }) => name === "lake-dfs-dns");
        const zoneGroup = { ...group!, urn: `${group!.urn}-again`, name: "again" };
        const stack = [...registered([...compliant, second], "resolved"), zoneGroup];
        expect(found(stack)).toEqual(["network-private-endpoint-unique @lake-dfs-again"]);
    });
});

describe("what is not set in an input that is computed as a whole", () => {
    const lakeUrn = urnOf(lake.type, lake.name);
    const connected = (name: string, connection: Record<string, unknown>): RegisteredResource => ({
        urn: urnOf("azure-native:network:PrivateEndpoint", name),
        type: "azure-native:network:PrivateEndpoint",
        name,
        props: { privateLinkServiceConnections: [{ groupIds: ["dfs"], ...connection }] },
        propertyDependencies: { privateLinkServiceConnections: [lakeUrn] },
    });
    const unique = (connection: Record<string, unknown>) =>
        judged([
            ...resolved.filter(({ name }) => name === "lake"),
            connected("a", { privateLinkServiceId: unknownSentinel }),
            connected("b", connection),
        ])
            .violations.map(({ rule }) => rule)
            .filter((rule) => rule === "network-private-endpoint-unique");

    it("is not the target of a second endpoint", () => {
        expect(unique({ privateLinkServiceId: unknownSentinel })).toHaveLength(1);
        expect(unique({})).toEqual([]);
    });

    it("is no subnet of a workspace", () => {
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "dbw"
                ? { ...resource, props: { ...resource.props, parameters: { customVirtualNetworkId: {} } } }
                : resource.name === "databricks-host"
                  ? { ...resource, props: { ...resource.props, delegations: [] } }
                  : resource,
        );
        expect(found(stack)).not.toContain("databricks-workspace-subnets @databricks-host");
        expect(found(stack)).toContain("databricks-workspace-vnet-injection @dbw");
    });
});

describe("references across stacks", () => {
    const zone = "privatelink.dfs.core.windows.net";
    it("a zone of another stack is judged by its name alone", () => {
        expect(found(without(`zone-${zone}`, `zone-${zone}-link`))).toEqual([]);
    });

    it("a link here to a zone of another stack must reach the endpoint's network", () => {
        const stack = changed(`zone-${zone}-link`, { "virtualNetwork.id": deployedId("agents") });
        expect(found(stack.filter(({ name }) => name !== `zone-${zone}`))).toEqual([
            "network-private-endpoint-dns @dbw-root-dfs",
            "network-private-endpoint-dns @lake-dfs",
        ]);
    });
});
