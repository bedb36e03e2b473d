import { describe, expect, it } from "vitest";
import { EgressKind, PlatformNetwork, type PlannedSubnet, type PlatformNetworkArgs } from "../../../components";
import { securityRules } from "../../../components/network/securityRules";
import { common, diagnostics, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const type = "azure-native:network:VirtualNetwork";
const subnetType = "azure-native:network:Subnet";
const groupType = "azure-native:network:NetworkSecurityGroup";
const few: PlannedSubnet[] = [
    { purpose: "privateEndpoints", addressPrefix: "10.20.0.0/24" },
    { purpose: "agents", addressPrefix: "10.20.1.0/26" },
];
const many: PlannedSubnet[] = [
    ...few,
    { purpose: "databricksHost", addressPrefix: "10.20.2.0/24" },
    { purpose: "firewall", addressPrefix: "10.20.5.0/26" },
    { purpose: "streamAnalytics", addressPrefix: "10.20.4.0/28" },
];
const plan = { addressSpace: ["10.20.0.0/16"], subnets: few, privateEndpointGroupIds: ["blob", "vault"] };
const network = (args: Partial<PlatformNetworkArgs> = {}) =>
    new PlatformNetwork("network", { ...common, ...plan, ...args });
const full = () =>
    network({
        subnets: many,
        egress: { kind: EgressKind.Firewall, tier: "Premium", allowedFqdns: ["pypi.org"] },
        dnsServers: ["10.0.0.4", "10.0.0.5"],
        databricksNsgMode: "AllRules",
        zones: ["1", "2", "3"],
        diagnostics,
    });

describe("PlatformNetwork with only its required inputs", () => {
    it("makes the network, and a subnet with its security group a purpose", async () => {
        expect(listed(await recorded(() => network()))).toEqual([
            "NetworkSecurityGroup network-agents",
            "NetworkSecurityGroup network-private-endpoints",
            "PlatformNetwork network",
            "Subnet network-agents",
            "Subnet network-private-endpoints",
            "VirtualNetwork network",
        ]);
    });

    it("makes a network that resolves names as Azure does", async () => {
        const { virtualNetworkPeerings, enableDdosProtection, ...inputs } = one(
            await recorded(() => network()),
            type,
        ).inputs;
        expect(virtualNetworkPeerings).toBeUndefined();
        expect(enableDdosProtection ?? false).toBe(false);
        expect(inputs).toMatchObject({
            virtualNetworkName: "vnet-amlp-unit-network",
            addressSpace: { addressPrefixes: ["10.20.0.0/16"] },
            tags,
        });
        expect(inputs.dhcpOptions).toBeUndefined();
        expect(inputs.subnets).toBeUndefined();
    });

    it("gives no subnet egress, and every one its security group", async () => {
        const resources = await recorded(() => network());
        const group = (name: string) => ({
            id: expect.stringMatching(`/networkSecurityGroups/nsg-amlp-unit-network-${name}$`) as string,
        });
        expect(one(resources, subnetType, "network-agents").inputs).toEqual({
            subnetName: "snet-amlp-unit-network-agents",
            resourceGroupName: "rg-unit",
            virtualNetworkName: "vnet-amlp-unit-network",
            addressPrefix: "10.20.1.0/26",
            defaultOutboundAccess: false,
            delegations: [{ name: "service", serviceName: "Microsoft.DevOpsInfrastructure/pools" }],
            networkSecurityGroup: group("agents"),
            privateEndpointNetworkPolicies: "Disabled",
            privateLinkServiceNetworkPolicies: "Enabled",
        });
        expect(one(resources, subnetType, "network-private-endpoints").inputs).toMatchObject({
            networkSecurityGroup: group("private-endpoints"),
            privateEndpointNetworkPolicies: "Enabled",
            defaultOutboundAccess: false,
        });
    });

    it("puts the rules of its purpose into every security group", async () => {
        const resources = await recorded(() => network());
        for (const subnet of few) {
            const name = subnet.purpose === "agents" ? "network-agents" : "network-private-endpoints";
            const { securityRules: rules } = one(resources, groupType, name).inputs;
            expect(rules).toEqual(securityRules(subnet, { location: common.location, ...plan }));
        }
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => network(), "preview"))).toEqual(listed(await recorded(() => network())));
    });
});

describe("PlatformNetwork hardened", () => {
    it("breaks only the rule of flow logs, which are a component of their own", async () => {
        expect(await violations(full)).toEqual(["network-vnet-flow-logs on network"]);
    });
});

describe("PlatformNetwork full", () => {
    it("makes everything that it was asked for", async () => {
        const logged = ["", "-agents", "-databricks-host", "-firewall", "-firewall-address", "-nat-address"];
        const guardedSubnets = ["agents", "databricks-host", "private-endpoints", "stream-analytics"];
        expect(listed(await recorded(full))).toEqual(
            [
                ...[...logged, "-private-endpoints", "-stream-analytics"].map(
                    (name) => `DiagnosticSetting network${name}-logs`,
                ),
                "AzureFirewall network-firewall",
                "EgressFirewall network-firewall",
                "FirewallPolicy network-firewall-policy",
                "FirewallPolicyRuleCollectionGroup network-firewall-rules",
                "NatGateway network-nat",
                ...guardedSubnets.map((name) => `NetworkSecurityGroup network-${name}`),
                "PlatformNetwork network",
                "PublicIPAddress network-firewall-address",
                "PublicIPAddress network-nat-address",
                "RouteTable network-routes",
                ...[...guardedSubnets, "firewall"].map((name) => `Subnet network-${name}`),
                "VirtualNetwork network",
            ].sort(),
        );
    });

    it("takes name servers and Databricks' mode as set", async () => {
        const resources = await recorded(full);
        expect(one(resources, type).inputs.dhcpOptions).toEqual({ dnsServers: ["10.0.0.4", "10.0.0.5"] });
        const { securityRules: rules } = one(resources, groupType, "network-databricks-host").inputs;
        expect(JSON.stringify(rules)).toContain("databricks-worker-to-databricks-webapp");
    });

    it("takes tier, hosts and zones of the firewall as set", async () => {
        const resources = await recorded(full);
        expect(one(resources, "azure-native:network:AzureFirewall").inputs).toMatchObject({
            sku: { tier: "Premium" },
            zones: ["1", "2", "3"],
        });
        const { ruleCollections } = one(resources, "azure-native:network:FirewallPolicyRuleCollectionGroup").inputs;
        expect(JSON.stringify(ruleCollections)).toContain('"targetFqdns":["pypi.org"]');
        // A NAT gateway lives in one zone.
        expect(one(resources, "azure-native:network:NatGateway").inputs.zones).toEqual(["1"]);
    });

    it("gives the ids of its subnets by their purposes", async () => {
        let made: PlatformNetwork | undefined;
        await recorded(() => (made = full()));
        expect(Object.keys(made?.subnetResourceIds ?? {}).sort()).toEqual(many.map(({ purpose }) => purpose).sort());
        const id = await new Promise((resolve) => made?.subnetResourceIds.firewall?.apply(resolve));
        expect(id).toMatch(/\/virtualNetworks\/vnet-amlp-unit-network\/subnets\/AzureFirewallSubnet$/);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, names everything after itself and protects nothing", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "network")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });
});

describe("PlatformNetwork refuses, before it registers anything,", () => {
    it("everything that is wrong with plan and egress, in one error", async () => {
        const subnets: PlannedSubnet[] = [{ purpose: "agents", addressPrefix: "10.30.0.0/24" }];
        const args = { subnets, egress: { kind: EgressKind.Firewall }, privateEndpointClients: ["10.20.1.0/24"] };
        expect(await refusal(() => network(args))).toEqual([
            'PlatformNetwork "network" subnets[0].addressPrefix: 10.30.0.0/24 lies outside the address space (10.20.0.0/16)',
            'PlatformNetwork "network" egress.kind: is firewall, but no subnet has the purpose firewall; add one of /26 or larger',
            'PlatformNetwork "network" privateEndpointClients: 10.20.1.0/24 overlaps 10.20.0.0/16 of this network, whose subnets are allowed by purpose; leave it out',
        ]);
    });
});
