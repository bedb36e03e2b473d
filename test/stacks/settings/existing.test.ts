import { beforeAll, describe, expect, it } from "vitest";
import { planText } from "../../../preview/plan";
import type { Recording } from "../../../preview/recording/record";
import { countByKind, recordStack } from "../support/recordStack";
import { configWith, issueLines, withoutDatabricks, type Changes } from "../support/stackSettings";

const inGroup = (rest: string) =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0002/resourceGroups/rg-outside/providers/${rest}`;
const virtualNetworkResourceId = inGroup("Microsoft.Network/virtualNetworks/vnet-outside");
const workspaceResourceId = inGroup("Microsoft.OperationalInsights/workspaces/logs-outside");
const vaultResourceId = inGroup("Microsoft.KeyVault/vaults/kv-outside");
const zoneNames = [
    "privatelink.blob.core.windows.net",
    "privatelink.dfs.core.windows.net",
    "privatelink.vaultcore.azure.net",
];
const zoneIds = Object.fromEntries(
    zoneNames.map((zone) => [zone, inGroup(`Microsoft.Network/privateDnsZones/${zone}`)]),
);
const listedRunner = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };

/** Configuration of dev without Databricks, which brings less. */
const config = (changes: Changes = {}) => configWith({ ...withoutDatabricks, ...changes });

/** What a stack holds more (above zero) or less (below) of than dev as it is committed, without Databricks. */
function beyond(base: Recording, recording: Recording): Record<string, number> {
    const [before, after] = [countByKind(base), countByKind(recording)];
    const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changes = kinds.map((kind): [string, number] => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)]);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

/** Inputs of all resources of a kind. */
const inputsOf = ({ resources }: Recording, kind: string) =>
    resources.filter(({ shown }) => shown.custom && shown.type.endsWith(`:${kind}`)).map(({ shown }) => shown.inputs);

let dev: Recording;
beforeAll(async () => {
    dev = await recordStack(config());
});

const standsAlone: Changes = {
    hub: undefined,
    "privateDns.zones": "create",
    "network.subnets[6]": { purpose: "agents", addressPrefix: "10.101.9.0/24" },
};

describe("A stack that stands alone", () => {
    it("is accepted with zones and agents of its own, and peers with nothing", async () => {
        expect(issueLines(config(standsAlone))).toEqual([]);
        expect(beyond(dev, await recordStack(config(standsAlone)))).toEqual({
            PrivateZone: 3,
            ResourceGroup: 1,
            Subnet: 1,
            NetworkSecurityGroup: 1,
            DiagnosticSetting: 1,
            VirtualNetworkPeering: -2,
            "azure-native": -1,
        });
    });

    it("is accepted without agents where it is deployed from listed addresses", () => {
        expect(issueLines(config({ ...standsAlone, "network.subnets[6]": undefined, runner: listedRunner }))).toEqual(
            [],
        );
    });

    it("is accepted with listed addresses in two forms", () => {
        const addresses = ["203.0.113.10/32", "198.51.100.0/24"];
        expect(issueLines(config({ runner: { ...listedRunner, addresses } }))).toEqual([]);
    });

    it("is accepted without a network where nothing is private", async () => {
        const changes: Changes = {
            hub: undefined,
            network: undefined,
            privateDns: undefined,
            runner: listedRunner,
            "lake.privateEndpoints": false,
            "keyVault.privateEndpoint": false,
        };
        const counts = countByKind(await recordStack(config(changes)));
        expect(Object.keys(counts).filter((kind) => /Network|Subnet|Endpoint|Zone|Gateway|Address/.test(kind))).toEqual(
            [],
        );
        expect(counts.StorageAccount).toBe(1);
    });
});

describe("A stack that brings", () => {
    it("its network makes none, nor what belongs to one, and puts its endpoints into it", async () => {
        const subnets = [{ purpose: "privateEndpoints", name: "endpoints" }];
        const recording = await recordStack(config({ network: { existing: { virtualNetworkResourceId, subnets } } }));
        expect(beyond(dev, recording)).toEqual({
            VirtualNetwork: -1,
            Subnet: -6,
            NetworkSecurityGroup: -6,
            NatGateway: -1,
            PublicIPAddress: -1,
            VirtualNetworkPeering: -2,
            FlowLog: -1,
            StorageAccount: -1,
            BlobServiceProperties: -1,
            PrivateEndpoint: -1,
            PrivateDnsZoneGroup: -1,
            UserAssignedIdentity: -1,
            RoleAssignment: -1,
            Sleep: -1,
            ResourceGroup: -2,
            DiagnosticSetting: -9,
        });
        const endpoints = inputsOf(recording, "PrivateEndpoint");
        expect(endpoints.map(({ subnet }) => subnet)).toMatchObject(
            Array(3).fill({ id: `${virtualNetworkResourceId}/subnets/endpoints` }),
        );
        expect(inputsOf(recording, "VirtualNetworkLink").map(({ virtualNetwork }) => virtualNetwork)).toEqual(
            Array(3).fill({ id: virtualNetworkResourceId }),
        );
    });

    it("its zones makes none and links none, and writes records into them", async () => {
        const recording = await recordStack(
            config({ privateDns: { zones: "existing", existingZoneResourceIds: zoneIds } }),
        );
        expect(beyond(dev, recording)).toEqual({ VirtualNetworkLink: -3 });
        const records = JSON.stringify(inputsOf(recording, "PrivateDnsZoneGroup"));
        for (const id of Object.values(zoneIds)) {
            expect(records).toContain(id);
        }
    });

    it("its zones and the policy that writes their records makes no zone groups", async () => {
        const recording = await recordStack(config({ privateDns: { zones: "existing", zoneGroups: "organisation" } }));
        expect(beyond(dev, recording)).toEqual({ VirtualNetworkLink: -3, PrivateDnsZoneGroup: -4 });
    });

    it("its workspace makes none and sends every log there", async () => {
        const recording = await recordStack(
            config({ "observability.existingWorkspaceResourceId": workspaceResourceId }),
        );
        expect(beyond(dev, recording)).toEqual({ Workspace: -1, DiagnosticSetting: -1 });
        const logs = inputsOf(recording, "DiagnosticSetting").map(({ workspaceId }) => workspaceId);
        expect(logs).toEqual(Array(11).fill(workspaceResourceId));
        expect(recording.outputs.logAnalyticsWorkspaceResourceId).toBe(workspaceResourceId);
    });

    it("its vault makes none and keeps its keys there", async () => {
        const recording = await recordStack(
            config({ keyVault: { existingVaultResourceId: vaultResourceId }, "lake.customerManagedKey": true }),
        );
        expect(beyond(dev, recording)).toEqual({
            Vault: -1,
            PrivateEndpoint: -1,
            PrivateDnsZoneGroup: -1,
            VirtualNetworkLink: -1,
            ResourceGroup: -1,
            DiagnosticSetting: -1,
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
