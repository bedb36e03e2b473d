import { Provider } from "@pulumi/azure-native/provider";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { describe, expect, it } from "vitest";
import { HubPeering, type HubPeeringArgs } from "../../../components";
import { naming, outside } from "../../support/fixtures";
import { listed, one, recorded, violations } from "../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../invariants";

const type = "azure-native:network:VirtualNetworkPeering";
const network = (name: string) => ({
    virtualNetworkResourceId: outside("Microsoft.Network/virtualNetworks", `vnet-${name}`),
    virtualNetworkName: `vnet-${name}`,
    resourceGroupName: `rg-${name}`,
});
const peering = (args: Partial<HubPeeringArgs> = {}) =>
    new HubPeering("peering", { naming, spoke: network("spoke"), hub: network("hub"), ...args });
const full = () =>
    peering({
        hubProvider: new Provider("azure-hub", { subscriptionId: naming.subscriptionId }),
        after: [new ResourceGroup("network", { resourceGroupName: "rg-spoke" })],
    });
const half = (local: string, remote: string, name: string) => ({
    virtualNetworkPeeringName: `peer-amlp-unit-${name}`,
    resourceGroupName: `rg-${local}`,
    virtualNetworkName: `vnet-${local}`,
    remoteVirtualNetwork: { id: outside("Microsoft.Network/virtualNetworks", `vnet-${remote}`) },
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: false,
    allowGatewayTransit: false,
    useRemoteGateways: false,
});

describe("HubPeering with only its required inputs", () => {
    it("makes both halves, named after itself", async () => {
        const resources = await recorded(() => peering());
        expect(listed(resources)).toEqual([
            "HubPeering peering",
            "VirtualNetworkPeering peering-from-hub",
            "VirtualNetworkPeering peering-to-hub",
        ]);
        expect(misnamedChildren(resources, "peering")).toEqual([]);
    });

    it("lets the two networks reach one another, and forwards nothing for others", async () => {
        const resources = await recorded(() => peering());
        expect(one(resources, type, "peering-to-hub").inputs).toEqual(half("spoke", "hub", "peering-to-hub"));
        expect(one(resources, type, "peering-from-hub").inputs).toEqual(half("hub", "spoke", "peering-from-hub"));
    });

    it("makes the hub's half after the spoke's, both by the provider at hand", async () => {
        const resources = await recorded(() => peering());
        expect(waitsFor(one(resources, type, "peering-to-hub"))).toEqual([]);
        expect(waitsFor(one(resources, type, "peering-from-hub"))).toEqual(["VirtualNetworkPeering peering-to-hub"]);
        expect(one(resources, type, "peering-from-hub").provider).toBe("azure-native");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => peering(), "preview"))).toEqual(listed(await recorded(() => peering())));
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(() => peering())).toEqual([]);
    });
});

describe("HubPeering full", () => {
    it("starts only when the spoke's network is finished", async () => {
        const toHub = one(await recorded(full), type, "peering-to-hub");
        expect(waitsFor(toHub)).toEqual(["ResourceGroup network"]);
    });

    it("makes the hub's half, and only that, by the hub's provider", async () => {
        const resources = await recorded(full);
        const provider = one(resources, "pulumi:providers:azure-native", "azure-hub");
        expect(one(resources, type, "peering-from-hub").provider).toBe(provider.urn);
        expect(one(resources, type, "peering-to-hub").provider).toBe("azure-native");
    });

    it("is ready when the last half is", async () => {
        let made: HubPeering | undefined;
        const resources = await recorded(() => (made = full()));
        const urn = await new Promise((resolve) => made?.ready.urn.apply(resolve));
        expect(urn).toBe(one(resources, type, "peering-from-hub").urn);
    });

    it("protects nothing by default", async () => {
        expect(guarded(await recorded(full))).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});
