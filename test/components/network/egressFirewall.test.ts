import * as network from "@pulumi/azure-native/network";
import { describe, expect, it } from "vitest";
import { EgressFirewall, FirewallTier, type EgressFirewallArgs, type PlannedSubnet } from "../../../components";
import { ruleCollections } from "../../../components/network/firewallRules";
import { common, diagnostics, tags } from "../../support/fixtures";
import { listed, one, recorded, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const type = "azure-native:network:AzureFirewall";
const addressType = "azure-native:network:PublicIPAddress";
const policyType = "azure-native:network:FirewallPolicy";
const groupType = "azure-native:network:FirewallPolicyRuleCollectionGroup";
const subnets: PlannedSubnet[] = [
    { purpose: "agents", addressPrefix: "10.20.0.0/24" },
    { purpose: "firewall", addressPrefix: "10.20.1.64/26" },
];
// The subnet is its network's; only the firewall's own children are judged.
const subnet = () =>
    new network.Subnet("outside", {
        subnetName: "AzureFirewallSubnet",
        virtualNetworkName: "vnet",
        resourceGroupName: "rg-outside",
        addressPrefix: "10.20.1.64/26",
        defaultOutboundAccess: false,
    });
const firewall = (args: Partial<EgressFirewallArgs> = {}) =>
    new EgressFirewall("firewall", { ...common, subnetResourceId: subnet().id, subnets, ...args });
const full = () =>
    firewall({ tier: FirewallTier.Premium, allowedFqdns: ["pypi.org"], zones: ["1", "2", "3"], diagnostics });
const children = async (make: () => unknown, mode?: "preview") =>
    (await recorded(make, mode)).filter(({ name }) => name !== "outside");

describe("EgressFirewall with a lock", () => {
    it("locks the firewall itself", async () => {
        const resources = await children(() => firewall({ lock: { notes: "All egress." } }));
        expect(one(resources, "azure-native:authorization:ManagementLockByScope", "firewall-lock").inputs).toEqual({
            lockName: "firewall-lock",
            level: "CanNotDelete",
            notes: "All egress.",
            scope: expect.stringMatching(/\/azureFirewalls\/[^/]+$/) as string,
        });
    });
});

describe("EgressFirewall with only its required inputs", () => {
    it("makes the firewall, its policy with rules, and its address", async () => {
        expect(listed(await children(() => firewall()))).toEqual([
            "AzureFirewall firewall",
            "EgressFirewall firewall",
            "FirewallPolicy firewall-policy",
            "FirewallPolicyRuleCollectionGroup firewall-rules",
            "PublicIPAddress firewall-address",
        ]);
    });

    it("denies what is known to be malicious, and resolves host names itself", async () => {
        expect(one(await recorded(() => firewall()), policyType).inputs).toEqual({
            firewallPolicyName: "afwp-amlp-unit-firewall",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { tier: "Standard" },
            threatIntelMode: "Deny",
            tags,
        });
    });

    it("lets out what its subnets need and nothing else", async () => {
        const { inputs } = one(await recorded(() => firewall()), groupType);
        expect(inputs).toMatchObject({ firewallPolicyName: "afwp-amlp-unit-firewall", priority: 1000 });
        const collections = inputs.ruleCollections as unknown as { name: string }[];
        expect(collections.map(({ name }) => name)).toEqual(
            ruleCollections(subnets, "westeurope", []).map(({ name }) => name),
        );
        expect(collections.length).toBeGreaterThan(0);
    });

    it("stands in its subnet behind one fixed address of the Standard kind", async () => {
        const resources = await recorded(() => firewall());
        const { inputs } = one(resources, type);
        expect(inputs).toMatchObject({ sku: { name: "AZFW_VNet", tier: "Standard" } });
        expect(inputs.firewallPolicy).toEqual({ id: expect.stringMatching(/\/afwp-amlp-unit-firewall$/) as string });
        expect(inputs.ipConfigurations).toMatchObject([
            {
                subnet: { id: expect.stringMatching(/\/vnet\/subnets\/AzureFirewallSubnet$/) as string },
                publicIPAddress: { id: expect.stringMatching(/\/pip-amlp-unit-firewall-address$/) as string },
            },
        ]);
        expect(one(resources, addressType).inputs).toMatchObject({
            sku: { name: "Standard", tier: "Regional" },
            publicIPAllocationMethod: "Static",
            publicIPAddressVersion: "IPv4",
        });
    });

    it("stands only when its rules do", async () => {
        const made = one(await recorded(() => firewall()), type);
        expect(waitsFor(made)).toContain("FirewallPolicyRuleCollectionGroup firewall-rules");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await children(() => firewall(), "preview"))).toEqual(listed(await children(() => firewall())));
    });

    it("lacks only what it was not given: logs and zones", async () => {
        expect(await violations(() => firewall())).toEqual([
            "monitoring-diagnostic-setting on firewall",
            "monitoring-diagnostic-setting on firewall-address",
            "network-public-ip-zones on firewall-address",
        ]);
    });
});

describe("EgressFirewall full", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("logs firewall and address", async () => {
        const resources = await children(full);
        expect(listed(resources).filter((entry) => entry.startsWith("DiagnosticSetting"))).toEqual([
            "DiagnosticSetting firewall-address-logs",
            "DiagnosticSetting firewall-logs",
        ]);
        expect(one(resources, "azure-native:monitor:DiagnosticSetting", "firewall-logs").inputs).toEqual({
            name: "azure-ml-platform",
            resourceUri: expect.stringMatching(/\/azureFirewalls\/afw-amlp-unit-firewall$/) as string,
            workspaceId: diagnostics.workspaceResourceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
        });
    });

    it("looks for intruders in the Premium tier, in policy and firewall alike", async () => {
        const resources = await recorded(full);
        expect(one(resources, policyType).inputs).toMatchObject({
            sku: { tier: "Premium" },
            intrusionDetection: { mode: "Deny" },
        });
        expect(one(resources, type).inputs.sku).toEqual({ name: "AZFW_VNet", tier: "Premium" });
    });

    it("spreads firewall and address over the zones", async () => {
        const resources = await recorded(full);
        expect(one(resources, type).inputs.zones).toEqual(["1", "2", "3"]);
        expect(one(resources, addressType).inputs.zones).toEqual(["1", "2", "3"]);
    });

    it("allows egress to the listed hosts", async () => {
        const { inputs } = one(await recorded(full), groupType);
        const collections = inputs.ruleCollections as unknown as { name: string; rules: object[] }[];
        expect(collections.at(-1)).toMatchObject({
            name: "allowed-hosts",
            rules: [{ targetFqdns: ["pypi.org"], sourceAddresses: ["10.20.0.0/24"] }],
        });
    });

    it("gives its private address, the fourth of its subnet", async () => {
        let made: EgressFirewall | undefined;
        await recorded(() => (made = full()));
        expect(await new Promise((resolve) => made?.privateIpAddress.apply(resolve))).toBe("10.20.1.68");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await children(full, "preview"))).toEqual(listed(await children(full)));
    });

    it("tags everything that takes tags, names everything after itself and protects nothing", async () => {
        const resources = await children(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "firewall")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });
});
