import { isServiceTag } from "../../../azure/network/serviceTags";
import { valuesAt } from "../../core/checks";
import { at } from "../../core/ids";
import { differentNames, outside } from "../../core/refusalKinds";
import { listAt, repeated, same, shown, textsAt } from "../../core/refusals";
import type { Call, Refusal } from "../../core/types";
import { isAddress, isNetworkRange } from "./addresses";

const logs = "codes and messages as logs of deployments on GitHub show them";
const sides = ["source", "destination"];
const priorities = { path: "securityRules[].priority", from: 100, to: 4096 };

const rulesOf = ({ inputs }: Call) => listAt(inputs, "securityRules");
const nameOf = (rule: unknown) => String(at(rule, "name"));
const ruleId = ({ id }: Call, rule: unknown) => `${id}/securityRules/${nameOf(rule)}`;

/** The first value that some inputs of the rules hold and that is wrong. */
const firstWrong = (call: Call, inputs: readonly string[], isRight: (value: string) => boolean): string | undefined =>
    inputs
        .flatMap((input) => valuesAt(call.inputs, `securityRules[].${input}`))
        .filter((value) => typeof value === "string")
        .find((value) => !isRight(value));

const prefixInputs = sides.map((side) => `${side}AddressPrefix`);
const prefixListInputs = sides.map((side) => `${side}AddressPrefixes[]`);
const portInputs = sides.flatMap((side) => [`${side}PortRange`, `${side}PortRanges[]`]);

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65535;
function isPortRange(text: string): boolean {
    const [from = "", to = from, ...more] = text.split("-");
    return text === "*" || (isPort(from) && isPort(to) && Number(from) <= Number(to) && more.length === 0);
}

const isPrefix = (text: string) => isAddress(text) || isNetworkRange(text);
const isTag = (text: string) => text === "*" || isServiceTag(text);

/** What each rule must say of each side: one of these inputs, not empty. */
const needed = sides.flatMap((side) => {
    const capital = side === "source" ? "Source" : "Destination";
    return [
        {
            inputs: [`${side}AddressPrefixes`, `${side}AddressPrefix`, `${side}ApplicationSecurityGroups`],
            words: `${capital}AddressPrefixes, ${capital}AddressPrefix, or ${capital}ApplicationSecurityGroups`,
        },
        {
            inputs: [`${side}PortRanges`, `${side}PortRange`],
            words: `${capital}PortRanges or ${capital}PortRange`,
        },
    ];
});

function isSaid(value: unknown): boolean {
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
}

/** What a security group's rules are refused for. */
export const securityRuleRefusals: readonly Refusal[] = [
    {
        what: "a priority outside 100 to 4096",
        source: `learn.microsoft.com/azure/virtual-network/network-security-groups-overview; ${logs}`,
        code: "SecurityRuleInvalidPriority",
        message: ({ inputs }) => {
            const wrong = outside(inputs, priorities);
            return wrong === undefined
                ? undefined
                : `Security rule has invalid Priority. Value provided: ${shown(wrong)} Allowed range 100-4096.`;
        },
    },
    {
        what: "a port that is none",
        source: "github.com/ernestio/ernest/issues/475; code as logs of deployments on GitHub show it",
        code: "SecurityRuleInvalidPortRange",
        message: (call) => {
            const wrong = firstWrong(call, portInputs, isPortRange);
            return wrong === undefined
                ? undefined
                : `Security rule has invalid Port range. Value provided: ${wrong}. Value should be an integer OR integer range with '-' delimiter. Valid range 0-65535.`;
        },
    },
    {
        what: "an address that is neither one, nor a range without bits of hosts, nor a service tag",
        source: logs,
        code: "SecurityRuleInvalidAddressPrefix",
        message: (call) => {
            const wrong = firstWrong(
                call,
                [...prefixInputs, ...prefixListInputs],
                (text) => isPrefix(text) || isTag(text),
            );
            return wrong === undefined
                ? undefined
                : `Security rule has invalid Address prefix. Value provided: ${wrong}.`;
        },
    },
    {
        what: "a service tag in a list of addresses",
        source: "github.com/hashicorp/terraform-provider-azurerm/issues/5617",
        code: "SecurityRuleParameterContainsUnsupportedValue",
        message: (call) => {
            const found = rulesOf(call).flatMap((rule) =>
                sides.flatMap((side) =>
                    textsAt(rule, `${side}AddressPrefixes`)
                        .filter(isTag)
                        .map((tag) => ({ rule, side, tag })),
                ),
            )[0];
            return (
                found &&
                `Security rule parameter ${found.side === "source" ? "Source" : "Destination"}AddressPrefix for rule with Id ${ruleId(call, found.rule)} cannot specify existing VIRTUALNETWORK, INTERNET, AZURELOADBALANCER, '*' or system tags. Unsupported value used: ${found.tag}.`
            );
        },
    },
    {
        what: "a rule without source, destination or their ports",
        source: "github.com/Azure/sap-hana/issues/135; unverified: wording for ports",
        code: "SecurityRuleParametersMissing",
        message: (call) => {
            const found = rulesOf(call).flatMap((rule) =>
                needed
                    .filter(({ inputs }) => !inputs.some((input) => isSaid(at(rule, input))))
                    .map(({ words }) => ({ rule, words })),
            )[0];
            return (
                found &&
                `Required security rule parameters are missing for security rule with Id: ${ruleId(call, found.rule)}. Security rule must specify ${found.words}.`
            );
        },
    },
    differentNames("securityRules"),
    {
        what: "two rules of one direction with the same priority",
        source: logs,
        code: "SecurityRuleConflict",
        message: (call) => {
            const rules = rulesOf(call);
            const alike = (one: unknown, other: unknown) =>
                at(one, "priority") === at(other, "priority") && same(at(one, "direction"), at(other, "direction"));
            const second = repeated(rules, alike);
            const first = rules.find((rule) => alike(rule, second));
            return second === undefined
                ? undefined
                : `Security rule ${nameOf(second)} conflicts with rule ${nameOf(first)}. Rules cannot have the same Priority and Direction. Give one of them another priority than ${String(at(second, "priority"))}.`;
        },
    },
];
