import { coversInternet } from "../../core/azure/addressSpace";
import { textsTogether } from "../../core/azure/values";
import {
    allOf,
    anyOf,
    type Conditions,
    each,
    equals,
    type MissingPasses,
    not,
    oneOf,
    shape,
    unless,
} from "../../core/conditions";
import { defineRule } from "../../core/rule";

const groupType = "azure-native:network:FirewallPolicyRuleCollectionGroup";
const closedByDefault: MissingPasses = { missing: "pass", because: "a firewall drops what no rule allows" };

// The addresses of an application rule only narrow what its names allow.
const toEveryAddress = allOf(
    not(shape({ ruleType: equals("ApplicationRule") }), "a network rule"),
    textsTogether(["destinationAddresses"], "every address", coversInternet),
);
const toEveryName = textsTogether(["destinationFqdns", "targetFqdns", "targetUrls"], "every name", (names) =>
    names.some((name) => /^\*(\/\*?)?$/.test(name)),
);
const named = not(anyOf(toEveryAddress, toEveryName), "named destinations");
const collections = each(
    unless(shape({ "action.type": oneOf(["Deny", "DNAT"]) }), shape({ rules: each(named, closedByDefault) })),
    closedByDefault,
);

export const networkFirewallDestinations = defineRule({
    id: "network-firewall-destinations",
    title: "Firewalls allow named destinations",
    rationale: "A firewall that lets everything out filters nothing, and groups that rely on it are open.",
    remedy: "Name service tags, address ranges or FQDNs as destinations of the rules that allow.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [groupType, "azure-native:network:AzureFirewall"],
    references: ["net.nsg-egress"],
    checks: ({ type }): Conditions =>
        type === groupType
            ? { ruleCollections: collections }
            : { networkRuleCollections: collections, applicationRuleCollections: collections },
});
