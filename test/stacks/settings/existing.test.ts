import { describe, expect, it } from "vitest";
import { planText } from "../../../preview/plan";
import type { Recording } from "../../../preview/recording/record";
import { withHub } from "../support/additions";
import { countByKind, recordMinimal } from "../support/recordStack";
import { minimalIssues } from "../support/stackSettings";

const inGroup = (rest: string) =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0005/resourceGroups/rg-outside/providers/${rest}`;
const virtualNetworkResourceId = inGroup("Microsoft.Network/virtualNetworks/vnet-outside");
const workspaceResourceId = inGroup("Microsoft.OperationalInsights/workspaces/logs-outside");
const vaultResourceId = inGroup("Microsoft.KeyVault/vaults/kv-outside");
const zoneNames = ["privatelink.blob.core.windows.net", "privatelink.dfs.core.windows.net"];
const zoneIds = Object.fromEntries(
    zoneNames.map((zone) => [zone, inGroup(`Microsoft.Network/privateDnsZones/${zone}`)]),
);
const listedRunner = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };

/** What a stack holds more (above zero) or less (below) of than another. */
function beyond(base: Recording, recording: Recording): Record<string, number> {
    const [before, after] = [countByKind(base), countByKind(recording)];
    const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changes = kinds.map((kind): [string, number] => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)]);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

/** Inputs of all resources of a kind. */
const inputsOf = ({ resources }: Recording, kind: string) =>
    resources.filter(({ shown }) => shown.custom && shown.type.endsWith(`:${kind}`)).map(({ shown }) => shown.inputs);

describe("A stack that stands alone", () => {
    it("makes zones of its own and peers with nothing, other than with a hub", async () => {
        const besideHub = await recordMinimal("storage", withHub);
        expect(beyond(besideHub, await recordMinimal("storage"))).toEqual({
            PrivateZone: 2,
            ResourceGroup: 1,
            VirtualNetworkPeering: -2,
            "azure-native": -1,
        });
    });

    it("is accepted without agents where it is deployed from listed addresses", () => {
        const changes = { "network.subnets[purpose=agents]": undefined, runner: listedRunner };
        expect(minimalIssues("storage", changes)).toEqual([]);
    });

    it("is accepted with listed addresses in two forms", () => {
        const addresses = ["203.0.113.10/32", "198.51.100.0/24"];
        expect(minimalIssues("storage", { runner: { ...listedRunner, addresses } })).toEqual([]);
    });

    it("is accepted without a network where nothing is private", async () => {
        const changes = { network: undefined, privateDns: undefined, runner: listedRunner };
        const recording = await recordMinimal("storage", { ...changes, "lake.privateEndpoints": false });
        const counts = countByKind(recording);
        expect(Object.keys(counts).filter((kind) => /Network|Subnet|Endpoint|Zone|Gateway|Address/.test(kind))).toEqual(
            [],
        );
        expect(counts.StorageAccount).toBe(1);
    });
});

describe("A stack with existing resources:", () => {
    it("its network makes none, nor what belongs to one, and puts its endpoints into it", async () => {
        const subnets = ["agents", "privateEndpoints"].map((purpose) => ({ purpose, name: `${purpose}-outside` }));
        const network = { existing: { virtualNetworkResourceId, subnets } };
        const recording = await recordMinimal("storage", { network });
        expect(beyond(await recordMinimal("storage"), recording)).toEqual({
            VirtualNetwork: -1,
            Subnet: -2,
            NetworkSecurityGroup: -2,
            NatGateway: -1,
            PublicIPAddress: -1,
            ResourceGroup: -1,
        });
        const endpoints = inputsOf(recording, "PrivateEndpoint");
        expect(endpoints.map(({ subnet }) => subnet)).toMatchObject(
            Array(2).fill({ id: `${virtualNetworkResourceId}/subnets/privateEndpoints-outside` }),
        );
        expect(inputsOf(recording, "VirtualNetworkLink").map(({ virtualNetwork }) => virtualNetwork)).toEqual(
            Array(2).fill({ id: virtualNetworkResourceId }),
        );
    });

    it("its network makes no flow logs, nor where to keep them", async () => {
        const subnets = [{ purpose: "agents", name: "agents-outside" }];
        const network = { existing: { virtualNetworkResourceId, subnets } };
        const recording = await recordMinimal("network", { network, privateDns: undefined });
        expect(Object.keys(countByKind(recording))).toEqual(["azure-native"]);
    });

    it("its zones makes none and links none, and writes records into them", async () => {
        const privateDns = { zones: "existing", existingZoneResourceIds: zoneIds };
        const recording = await recordMinimal("storage", { privateDns });
        expect(beyond(await recordMinimal("storage"), recording)).toEqual({
            PrivateZone: -2,
            VirtualNetworkLink: -2,
            ResourceGroup: -1,
        });
        const records = JSON.stringify(inputsOf(recording, "PrivateDnsZoneGroup"));
        for (const id of Object.values(zoneIds)) {
            expect(records).toContain(id);
        }
    });

    it("its zones and the policy that writes their records makes no zone groups", async () => {
        const privateDns = { zones: "existing", zoneGroups: "organisation" };
        expect(beyond(await recordMinimal("storage"), await recordMinimal("storage", { privateDns }))).toEqual({
            PrivateZone: -2,
            VirtualNetworkLink: -2,
            ResourceGroup: -1,
            PrivateDnsZoneGroup: -2,
        });
    });

    it("its workspace makes none and sends every log there", async () => {
        const changes = { "observability.existingWorkspaceResourceId": workspaceResourceId };
        const [minimal, recording] = [
            await recordMinimal("observability"),
            await recordMinimal("observability", changes),
        ];
        expect(beyond(minimal, recording)).toEqual({ Workspace: -1, DiagnosticSetting: -1 });
        const logs = inputsOf(recording, "DiagnosticSetting").map(({ workspaceId }) => workspaceId);
        expect(logs).toEqual(Array(4).fill(workspaceResourceId));
        expect(recording.outputs.logAnalyticsWorkspaceResourceId).toBe(workspaceResourceId);
    });

    it("its vault makes none and keeps its keys there", async () => {
        const keyVault = { existingVaultResourceId: vaultResourceId };
        const recording = await recordMinimal("storage", { keyVault, "lake.customerManagedKey": true });
        expect(beyond(await recordMinimal("storage"), recording)).toEqual({
            Key: 1,
            UserAssignedIdentity: 1,
            RoleAssignment: 1,
            Sleep: 1,
        });
        expect(inputsOf(recording, "Key")).toMatchObject([
            { vaultName: "kv-outside", resourceGroupName: "rg-outside" },
        ]);
        expect(planText(recording.outputs)).toContain(vaultResourceId);
    });
});
