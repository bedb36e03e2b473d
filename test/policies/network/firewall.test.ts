import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { changed, judged, ruleSets, violated } from "../support/mutants";

const rule = "network-firewall-destinations";
const network = (more: Record<string, unknown>) => ({
    ruleType: "NetworkRule",
    name: "rule",
    ipProtocols: ["TCP"],
    sourceAddresses: ["10.0.0.0/8"],
    destinationAddresses: ["Storage"],
    destinationPorts: ["443"],
    ...more,
});
const application = (more: Record<string, unknown>) => ({
    ruleType: "ApplicationRule",
    name: "rule",
    protocols: [{ port: 443, protocolType: "Https" }],
    sourceAddresses: ["10.0.0.0/8"],
    ...more,
});

const open = [
    ["any address on any port", network({ destinationAddresses: ["*"], destinationPorts: ["*"] })],
    ["any address on one port", network({ destinationAddresses: ["0.0.0.0/0"] })],
    ["every address in two halves", network({ destinationAddresses: ["0.0.0.0/1", "128.0.0.0/1"] })],
    ["every address from one to another", network({ destinationAddresses: ["1.0.0.0-223.255.255.255"] })],
    ["every address next to one that is not known", network({ destinationAddresses: [unknownSentinel, "*"] })],
    ["every name", application({ targetFqdns: ["*"] })],
    ["every name by a network rule", network({ destinationAddresses: [], destinationFqdns: ["*"] })],
    ["every URL", application({ targetUrls: ["*/*"] })],
] as const;
const named = [
    ["a service tag", network({})],
    ["private addresses", network({ destinationAddresses: ["10.0.0.0/8", "172.16.0.0/12"] })],
    ["names of one domain", application({ targetFqdns: ["*.datafactory.azure.net"] })],
    ["names at whatever address", application({ targetFqdns: ["example.org"], destinationAddresses: ["*"] })],
] as const;

describe("a rule of a firewall policy", () => {
    const allowing = (one: object, action: unknown = { type: "Allow" }) =>
        changed("firewall-rules", { "ruleCollections.0.rules.0": one, "ruleCollections.0.action": action });

    it.each(open)("must not allow %s", (_, one) => {
        expect(violated(allowing(one))).toEqual([rule]);
        expect(violated(allowing(one, undefined))).toEqual([rule]);
    });

    it.each(open)("may deny %s", (_, one) => {
        expect(violated(allowing(one, { type: "deny" }))).toEqual([]);
    });

    it.each(named)("may allow %s", (_, one) => {
        expect(violated(allowing(one))).toEqual([]);
    });

    it("is not known where a destination is not", () => {
        const stack = allowing(network({ destinationAddresses: [unknownSentinel] }));
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: [rule] });
    });
});

describe("a rule inside a firewall", () => {
    const firewall = (props: Record<string, unknown>) =>
        judged([{ urn: "urn:pulumi:s::p::t::fw", type: "azure-native:network:AzureFirewall", name: "fw", props }])
            .violations.map((finding) => finding.rule)
            .filter((id) => id === rule);
    const collection = (one: object) => [{ name: "all", action: { type: "Allow" }, rules: [one] }];

    it.each([
        [1, { networkRuleCollections: collection({ destinationAddresses: ["*"] }) }],
        [1, { applicationRuleCollections: collection({ targetFqdns: ["*"] }) }],
        [0, { networkRuleCollections: collection({ destinationAddresses: ["AzureMonitor"] }) }],
        [0, { firewallPolicy: { id: "policy" } }],
    ])("is judged the same: %i finding of %j", (count, props) => {
        expect(firewall(props)).toHaveLength(count);
    });
});
