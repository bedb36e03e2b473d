import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { Weakening } from "../../../preview/comparison/types";
import type { Plan, PlanResource, PlanValue } from "../../../preview/plan";
import { lake, planWith, resource } from "./plans";

const network = (type: string) => `azure-native:network:${type}`;
const firewallRules = (targetFqdns: string[], more: object = {}, action = "Allow") => ({
    ruleCollections: [
        {
            name: "named",
            ruleCollectionType: "FirewallPolicyFilterRuleCollection",
            action: { type: action },
            priority: 100,
            rules: [
                {
                    ruleType: "ApplicationRule",
                    name: "hosts",
                    sourceAddresses: ["10.0.0.0/16"],
                    protocols: [{ protocolType: "Https", port: 443 }],
                    targetFqdns,
                    ...more,
                },
            ],
        },
    ],
});
const securityRule = (name: string, more: object) => ({
    name,
    priority: 200,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourceAddressPrefix: "VirtualNetwork",
    destinationAddressPrefix: "*",
    destinationPortRange: "443",
    sourcePortRange: "*",
    ...more,
});
const rules = (...securityRules: PlanValue[]) => ({ securityRules });
const denyAll = securityRule("deny", {
    priority: 4096,
    access: "Deny",
    protocol: "*",
    sourceAddressPrefix: "*",
    destinationPortRange: "*",
});

/** Weakenings without those that a rule finds. */
const byInputs = ({ weakened }: { weakened: Weakening[] }) => weakened.filter(({ rule }) => rule === undefined);

function weakened(type: string, before: object, after: object): string[] {
    const of = (inputs: object) => planWith(resource(type, "x", { inputs: inputs as PlanResource["inputs"] }));
    return compare(of(before), of(after), "main").weakened.map(({ path, says }) => `${path}: ${says}`);
}

describe("An input that protects less", () => {
    const cases: [name: string, type: string, stronger: object, weaker: object, path: string][] = [
        ["tier", network("FirewallPolicy"), { sku: { tier: "Premium" } }, { sku: { tier: "Standard" } }, "sku.tier"],
        ["tier unset", network("AzureFirewall"), { sku: { tier: "Premium" } }, {}, "sku.tier"],
        [
            "intrusion detection",
            network("FirewallPolicy"),
            { intrusionDetection: { mode: "Deny" } },
            {},
            "intrusionDetection.mode",
        ],
        ["threat intelligence", network("FirewallPolicy"), { threatIntelMode: "deny" }, {}, "threatIntelMode"],
        [
            "public DNS",
            network("FirewallPolicy"),
            { dnsSettings: { servers: ["10.0.0.4", "168.63.129.16"] } },
            { dnsSettings: { servers: ["10.0.0.4", "8.8.8.8"] } },
            "dnsSettings.servers[1]",
        ],
        [
            "retention switched off",
            "azure-native:storage:BlobServiceProperties",
            { deleteRetentionPolicy: { enabled: true, days: 90, allowPermanentDelete: false } },
            { deleteRetentionPolicy: { enabled: false, days: 90, allowPermanentDelete: false } },
            "deleteRetentionPolicy.enabled",
        ],
        [
            "a rule that deletes",
            "azure-native:storage:ManagementPolicy",
            {
                policy: {
                    rules: [{ name: "a", enabled: false, definition: { actions: { baseBlob: { delete: {} } } } }],
                },
            },
            {
                policy: {
                    rules: [{ name: "a", enabled: true, definition: { actions: { baseBlob: { delete: {} } } } }],
                },
            },
            'policy.rules["a"].enabled',
        ],
        [
            "route past the firewall",
            network("RouteTable"),
            { routes: [] },
            { routes: [{ name: "a", addressPrefix: "20.0.0.0/8", nextHopType: "Internet" }] },
            'routes["a"].nextHopType',
        ],
        [
            "route to the firewall",
            network("RouteTable"),
            {
                routes: [
                    {
                        name: "a",
                        addressPrefix: "0.0.0.0/0",
                        nextHopType: "VirtualAppliance",
                        nextHopIpAddress: "10.0.0.4",
                    },
                ],
            },
            { routes: [] },
            'routes["a"].nextHopIpAddress',
        ],
        [
            "shorter key",
            "azure-native:keyvault:Key",
            { properties: { keySize: 4096 } },
            { properties: { keySize: 2048 } },
            "properties.keySize",
        ],
        ["flow log off", network("FlowLog"), { enabled: true }, { enabled: false }, "enabled"],
        [
            "bypass",
            "azure-native:keyvault:Vault",
            { properties: { networkAcls: { bypass: "None" } } },
            {
                properties: { networkAcls: {} },
            },
            "properties.networkAcls.bypass",
        ],
        [
            "lock",
            "azure-native:authorization:ManagementLockByScope",
            { level: "ReadOnly" },
            { level: "CanNotDelete" },
            "level",
        ],
        ["condition", "azure-native:authorization:RoleAssignment", { condition: "c" }, {}, "condition"],
        [
            "rotation",
            "azure-native:keyvault:Key",
            { properties: { rotationPolicy: { lifetimeActions: [{ trigger: { timeAfterCreate: "P90D" } }] } } },
            { properties: { rotationPolicy: { lifetimeActions: [{ trigger: { timeAfterCreate: "P1Y" } }] } } },
            "properties.rotationPolicy.lifetimeActions[0].trigger.timeAfterCreate",
        ],
        [
            "text for a flag",
            "databricks:index/workspaceConf:WorkspaceConf",
            { customConfig: { enableIpAccessLists: "true" } },
            { customConfig: { enableIpAccessLists: "false" } },
            "customConfig.enableIpAccessLists",
        ],
        [
            "log group",
            "azure-native:monitor:DiagnosticSetting",
            { logs: [{ categoryGroup: "allLogs" }] },
            {
                logs: [{ categoryGroup: "audit" }],
            },
            "logs[0].categoryGroup",
        ],
        ["an alert off", "azure-native:monitor:ScheduledQueryRule", { enabled: true }, { enabled: false }, "enabled"],
        [
            "another destination",
            "azure-native:machinelearningservices:Workspace",
            { managedNetwork: { outboundRules: { a: { type: "FQDN", destination: "pypi.org" } } } },
            {
                managedNetwork: {
                    outboundRules: {
                        a: { type: "FQDN", destination: "pypi.org" },
                        b: { type: "FQDN", destination: "example.org" },
                    },
                },
            },
            "managedNetwork.outboundRules.b",
        ],
        [
            "encryption",
            "azure-native:machinelearningservices:Workspace",
            { encryption: { status: "Enabled" } },
            {},
            "encryption.status",
        ],
        [
            "access by the workspace",
            "azure-native:machinelearningservices:Datastore",
            {},
            { properties: { serviceDataAccessAuthIdentity: "WorkspaceUserAssignedIdentity" } },
            "properties.serviceDataAccessAuthIdentity",
        ],
        [
            "addresses",
            "azure-native:containerregistry:Registry",
            { networkRuleSet: { ipRules: [] } },
            { networkRuleSet: { ipRules: [{ iPAddressOrRange: "203.0.113.7" }] } },
            "networkRuleSet.ipRules[0]",
        ],
        [
            "trusted services",
            "azure-native:containerregistry:Registry",
            { networkRuleBypassOptions: "None" },
            {},
            "networkRuleBypassOptions",
        ],
        [
            "export",
            "azure-native:containerregistry:Registry",
            { policies: { exportPolicy: { status: "disabled" } } },
            { policies: {} },
            "policies.exportPolicy.status",
        ],
        [
            "shorter retention",
            "azure-native:containerregistry:Registry",
            { policies: { retentionPolicy: { days: 30, status: "enabled" } } },
            { policies: { retentionPolicy: { days: 7, status: "enabled" } } },
            "policies.retentionPolicy.days",
        ],
    ];
    it.each(cases)("is found: %s of %s", (_name, type, stronger, weaker, path) => {
        const found = weakened(type, stronger, weaker);
        expect(found).toHaveLength(1);
        expect(found[0]).toContain(`${path}: `);
    });
    it.each(cases)("is none the other way, nor where it stays: %s of %s", (_name, type, stronger, weaker) => {
        expect(weakened(type, weaker, stronger)).toEqual([]);
        expect(weakened(type, weaker, weaker)).toEqual([]);
        expect(weakened(type, stronger, { ...stronger, tags: { owner: "x" } })).toEqual([]);
    });

    it("is a resource that is let through a firewall, by tenant and id, whatever their places", () => {
        const account = "azure-native:storage:StorageAccount";
        const of = (...ids: string[]) => ({
            networkRuleSet: { resourceAccessRules: ids.map((resourceId) => ({ resourceId, tenantId: "t" })) },
        });
        expect(weakened(account, of("/a"), of("/b", "/A"))).toContain(
            "networkRuleSet.resourceAccessRules[0]: lets more resources through its firewall",
        );
        expect(weakened(account, of("/a", "/b"), of("/b"))).toEqual([]);
    });

    it("is no rule that moves data to another tier", () => {
        const tier = (enabled: boolean) => ({
            policy: { rules: [{ name: "a", enabled, definition: { actions: { baseBlob: { tierToCool: {} } } } }] },
        });
        expect(weakened("azure-native:storage:ManagementPolicy", tier(false), tier(true))).toEqual([]);
    });

    it("is nothing that is not known yet", () => {
        const unknown = { $unknown: true };
        expect(weakened(network("FirewallPolicy"), { threatIntelMode: "Deny" }, { threatIntelMode: unknown })).toEqual(
            [],
        );
        expect(weakened(network("VirtualNetwork"), {}, { dhcpOptions: { dnsServers: [unknown, unknown] } })).toEqual(
            [],
        );
    });
});

describe("Traffic that is newly let through", () => {
    const firewall = network("FirewallPolicyRuleCollectionGroup");
    const group = network("NetworkSecurityGroup");
    const path = 'ruleCollections["named"].rules["hosts"]';

    it.each<[string, object, object, string[]]>([
        [
            "a wildcard",
            firewallRules(["a.example.com"]),
            firewallRules(["a.example.com", "*.github.io"]),
            [`${path}: allows more traffic: from 10.0.0.0/16 to *.github.io, https ports 443`],
        ],
        ["a host that a wildcard held", firewallRules(["*.example.com"]), firewallRules(["a.example.com"]), []],
        [
            "a port",
            firewallRules(["a"]),
            firewallRules(["a"], { protocols: [{ protocolType: "Http", port: 80 }] }),
            [`${path}: allows more traffic: from 10.0.0.0/16 to a, http ports 80`],
        ],
        ["fewer sources", firewallRules(["a"]), firewallRules(["a"], { sourceAddresses: ["10.0.1.0/24"] }), []],
        [
            "a rule that denied",
            firewallRules(["a"], {}, "Deny"),
            firewallRules(["a"]),
            [`${path}: allows more traffic: from 10.0.0.0/16 to a, https ports 443`],
        ],
        ["one that denies what nothing allows", firewallRules(["a"], {}, "Deny"), { ruleCollections: [] }, []],
    ])("by a firewall: %s", (_name, before, after, expected) => {
        expect(weakened(firewall, before, after)).toEqual(expected);
    });

    it.each<[string, object, object, string[]]>([
        // By default machines of the network reach each other.
        ["what was allowed by default", rules(), rules(securityRule("web", {}), denyAll), []],
        [
            "another source",
            rules(denyAll),
            rules(securityRule("web", { sourceAddressPrefix: "AzureCloud" }), denyAll),
            ['securityRules["web"]: allows more traffic: from azurecloud to *, tcp ports 443'],
        ],
        [
            "no denial any more",
            rules(denyAll),
            rules(),
            ['securityRules["deny"]: no longer denies traffic from * to *, * ports *'],
        ],
        [
            "a denial that comes too late",
            rules({ ...denyAll, priority: 100 }, securityRule("web", {})),
            rules({ ...denyAll, priority: 300 }, securityRule("web", {})),
            ['securityRules["deny"]: no longer denies traffic from * to *, * ports *'],
        ],
        ["a wider denial", rules({ ...denyAll, destinationPortRange: "22" }), rules(denyAll), []],
        [
            "a narrower port range",
            rules(securityRule("w", { destinationPortRange: "1-1024" }), denyAll),
            rules(securityRule("w", {}), denyAll),
            [],
        ],
    ])("by a security group: %s", (_name, before, after, expected) => {
        expect(weakened(group, before, after)).toEqual(expected);
    });

    it("is that of a rule that is made, save with its security group", () => {
        const whole = resource(group, "nsg");
        const rule = resource(network("SecurityRule"), "web", {
            inputs: securityRule("web", { sourceAddressPrefix: "1.2.3.0/24" }),
            propertyDependencies: { networkSecurityGroupName: [whole.urn] },
        });
        const found = (before: PlanResource[], after: PlanResource[]) =>
            byInputs(compare(planWith(...before), planWith(...after), "main")).map(({ name }) => name);
        expect(found([whole], [whole, rule])).toEqual(["web"]);
        expect(found([], [whole, rule])).toEqual([]);
        expect(found([whole, rule], [whole])).toEqual([]);
    });
});

describe("What protects another", () => {
    const setting = (name: string, of: PlanResource) =>
        resource("azure-native:monitor:DiagnosticSetting", name, {
            inputs: { resourceUri: { $unknown: true } },
            propertyDependencies: { resourceUri: [of.urn] },
        });
    const vault = resource(network("AzureFirewall"), "firewall");
    const found = (before: PlanResource[], after: PlanResource[]) =>
        byInputs(compare(planWith(...before), planWith(...after), "main")).map(({ name, says }) => `${name} ${says}`);

    it("is missed where it is deleted alone, and not with what it protected or where another does the same", () => {
        const endpoint = (name: string, of: PlanResource) =>
            resource(network("PrivateEndpoint"), name, {
                propertyDependencies: { privateLinkServiceConnections: [of.urn] },
            });
        expect(found([lake(), endpoint("a", lake())], [lake()])).toEqual([
            "a is deleted and is no private way any more",
        ]);
        expect(found([lake(), endpoint("a", lake())], [])).toEqual([]);
        expect(found([lake(), endpoint("a", lake())], [lake(), endpoint("b", lake())])).toEqual([]);
    });

    it("is not said twice where a rule finds that it is missing", () => {
        const prod = (...resources: PlanResource[]): Plan => {
            const plan = planWith(...resources);
            return { ...plan, policy: { ...plan.policy, profile: "prod" } };
        };
        const { weakened } = compare(prod(vault, setting("s", vault)), prod(vault), "main");
        expect(weakened.map(({ name, rule }) => [name, rule])).toEqual([["firewall", "monitoring-diagnostic-setting"]]);
    });
});
