import * as network from "@pulumi/azure-native/network";
import { describe, expect, it } from "vitest";
import { PrivateEndpoint, type PrivateEndpointArgs } from "../../../components";
import { common, outside, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { misnamedChildren, untagged, waitsFor } from "../invariants";

const type = "azure-native:network:PrivateEndpoint";
const groupType = "azure-native:network:PrivateDnsZoneGroup";
const targetResourceId = outside("Microsoft.KeyVault/vaults", "kv");
const { subnetResourceId } = privateEndpoints;
const endpoint = (args: Partial<PrivateEndpointArgs> = {}) =>
    new PrivateEndpoint("endpoint", {
        ...common,
        targetResourceId,
        groupId: "vault",
        placement: { subnetResourceId },
        ...args,
    });
const full = () =>
    endpoint({
        targetResourceId: outside("Microsoft.MachineLearningServices/workspaces", "mlw"),
        groupId: "amlworkspace",
        placement: privateEndpoints,
    });

describe("PrivateEndpoint where the organisation writes zone groups", () => {
    it("makes the endpoint alone", async () => {
        expect(listed(await recorded(() => endpoint()))).toEqual([
            "PrivateEndpoint endpoint",
            "PrivateEndpoint endpoint",
        ]);
    });

    it("connects one target by one group id, with a network interface whose name is known", async () => {
        const { subnet, ...rest } = one(await recorded(() => endpoint()), type).inputs;
        expect(subnet).toMatchObject({ id: subnetResourceId });
        expect(rest).toEqual({
            privateEndpointName: "pep-amlp-unit-endpoint",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            customNetworkInterfaceName: "pep-amlp-unit-endpoint-nic",
            privateLinkServiceConnections: [
                { name: "vault", privateLinkServiceId: targetResourceId, groupIds: ["vault"] },
            ],
            tags,
        });
    });

    it("is ready with the endpoint", async () => {
        let made: PrivateEndpoint | undefined;
        await recorded(() => (made = endpoint()));
        expect(made?.ready).toBeInstanceOf(network.PrivateEndpoint);
    });
});

describe("PrivateEndpoint with zones", () => {
    it("makes the endpoint and its zone group", async () => {
        expect(listed(await recorded(full))).toEqual([
            "PrivateDnsZoneGroup endpoint-zones",
            "PrivateEndpoint endpoint",
            "PrivateEndpoint endpoint",
        ]);
    });

    it("puts its records into every zone of the group id", async () => {
        const { inputs } = one(await recorded(full), groupType);
        expect(inputs).toEqual({
            privateDnsZoneGroupName: "default",
            resourceGroupName: "rg-unit",
            privateEndpointName: "pep-amlp-unit-endpoint",
            privateDnsZoneConfigs: ["privatelink.api.azureml.ms", "privatelink.notebooks.azure.net"].map((zone) => ({
                name: zone.replaceAll(".", "-"),
                privateDnsZoneId: outside("Microsoft.Network/privateDnsZones", zone),
            })),
        });
    });

    it("is ready with the zone group, which waits for the endpoint", async () => {
        let made: PrivateEndpoint | undefined;
        const resources = await recorded(() => (made = full()));
        expect(made?.ready).toBeInstanceOf(network.PrivateDnsZoneGroup);
        expect(waitsFor(one(resources, groupType))).toEqual(["PrivateEndpoint endpoint"]);
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "endpoint")).toEqual([]);
    });
});

describe("PrivateEndpoint refuses, before it registers anything,", () => {
    it.each<[string, Partial<PrivateEndpointArgs>, string[]]>([
        [
            "a group id that nothing has",
            { groupId: "sql" },
            ['PrivateEndpoint "endpoint" groupId: "sql" is not a private-link group id'],
        ],
        [
            "a group id that is a property of every object",
            { groupId: "constructor" },
            ['PrivateEndpoint "endpoint" groupId: "constructor" is not a private-link group id'],
        ],
        [
            "zones among which one is missing",
            {
                groupId: "amlworkspace",
                placement: { subnetResourceId, zoneResourceIds: { "privatelink.api.azureml.ms": "id" } },
            },
            [
                'PrivateEndpoint "endpoint" placement.zoneResourceIds: "amlworkspace" needs zone privatelink.notebooks.azure.net, which is not given',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => endpoint(args))).toEqual(expected);
    });
});

describe("PrivateEndpoint of a regional zone", () => {
    const zone = "privatelink.westeurope.azmk8s.io";
    const regional = (zoneResourceIds: Record<string, string>) => () =>
        new PrivateEndpoint("cluster", {
            ...common,
            targetResourceId: outside("Microsoft.ContainerService/managedClusters", "aks"),
            groupId: "management",
            placement: { ...privateEndpoints, zoneResourceIds },
        });

    it("takes the zone of its region", async () => {
        const id = outside("Microsoft.Network/privateDnsZones", zone);
        const group = one(await recorded(regional({ [zone]: id })), "azure-native:network:PrivateDnsZoneGroup");
        expect(group.inputs.privateDnsZoneConfigs).toEqual([
            { name: "privatelink-westeurope-azmk8s-io", privateDnsZoneId: id },
        ]);
    });

    it("refuses to be without it", async () => {
        expect(await refusal(regional({}))).toEqual([
            `PrivateEndpoint "cluster" placement.zoneResourceIds: "management" needs zone ${zone}, which is not given`,
        ]);
    });
});
