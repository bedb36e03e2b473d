import { parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { differentNames, outside } from "../../core/refusalKinds";
import { known, listAt, same, shown } from "../../core/refusals";
import type { Refusal } from "../../core/types";

const policyType = "azure-native:network:FirewallPolicy";
const editions = "learn.microsoft.com/azure/firewall-manager/policy-overview#basic-standard-and-premium-policies";
const specs =
    "azure-rest-api-specs/specification/network/resource-manager/Microsoft.Network/stable/2024-05-01/firewallPolicy.json (100 to 65000)";

const isPremium = (inputs: unknown) => same(at(inputs, "sku", "tier"), "Premium");

/** Tiers of firewalls that a policy of each tier serves. */
export const tiersServed: Readonly<Record<string, readonly string[]>> = {
    Basic: ["Basic"],
    Standard: ["Standard", "Premium"],
    Premium: ["Premium"],
};

const premiumOnly = [
    { property: "intrusionDetection", words: "Intrusion Detection" },
    { property: "transportSecurity", words: "Transport Security" },
];

/** What a policy is refused for. */
export const policyRefusals: readonly Refusal[] = [
    {
        what: "what only Premium has in a lower tier",
        source: `github.com/Azure/missionlz/issues/736; ${editions}; unverified: words for transport security`,
        code: "FirewallPolicyHigherTierOnlyProperties",
        message: ({ id, inputs }) => {
            const found = premiumOnly.find(({ property }) => inputs[property] !== undefined);
            return found && !isPremium(inputs)
                ? `Firewall Policy ${id} contains higher tier only properties - ${found.words}. Set sku.tier to Premium, or leave ${found.property} out.`
                : undefined;
        },
    },
];

const rulesOf = (collection: unknown) => listAt(collection, "rules");
const priorities = ["priority", "ruleCollections[].priority"].map((path) => ({ path, from: 100, to: 65000 }));
const premiumRuleInputs = ["targetUrls", "terminateTLS"];

/** What a group of rule collections is refused for. */
export const ruleCollectionRefusals: readonly Refusal[] = [
    {
        what: "a priority outside 100 to 65000",
        source: `${specs}; unverified: code and message`,
        message: ({ id, inputs }) => {
            const wrong = priorities.map((bounds) => outside(inputs, bounds)).find((value) => value !== undefined);
            return wrong === undefined
                ? undefined
                : `Invalid rule collection group ${id}. Invalid priority value ${shown(wrong)}, must be between 100 and 65000.`;
        },
    },
    {
        what: "rules of two types in one collection",
        source: "github.com/Azure/azure-cli-extensions/issues/1226; unverified: code and message",
        message: ({ inputs }) => {
            const mixed = listAt(inputs, "ruleCollections").find(
                (collection) => new Set(rulesOf(collection).map((rule) => at(rule, "ruleType"))).size > 1,
            );
            return mixed === undefined
                ? undefined
                : `Invalid rule collection ${shown(at(mixed, "name"))}. Cannot include rules of type network and application in the same rule collection. Make one for each.`;
        },
    },
    {
        what: "URL filtering or TLS inspection in a policy that is not Premium",
        source: `${editions}; unverified: code and message`,
        message: ({ id, inputs, view }) => {
            const policy = known(view, parentOf(id), policyType);
            const rule = listAt(inputs, "ruleCollections")
                .flatMap(rulesOf)
                .find((each) => premiumRuleInputs.some((input) => isOn(at(each, input))));
            return rule !== undefined && policy && !isPremium(policy.inputs)
                ? `Rule ${shown(at(rule, "name"))} has ${premiumRuleInputs.join(" or ")}, which a policy of tier Premium alone has. Set the policy's sku.tier to Premium.`
                : undefined;
        },
    },
    differentNames("ruleCollections"),
];

const isOn = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value === true);
