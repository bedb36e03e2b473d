import { allOf, type Condition, type Conditions, each, equals, type MissingPasses, oneOf, shape } from "../conditions";
import { coversAllOfInternet, coversInternet, reachesOthers } from "./addressSpace";
import { inSubnets } from "./subnets";
import { textsTogether, together } from "./values";

const administrationPorts = [22, 3389];
const highestPort = 65535;

/** The resource types that hold security rules, as `onSecurityRules` looks for them. */
export const securityRuleTypes: readonly string[] = [
    "azure-native:network:NetworkInterface",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:SecurityRule",
    "azure-native:network:Subnet",
    "azure-native:network:VirtualNetwork",
];

/** Why a security group without inline rules is right. */
export const rulesApart: MissingPasses = { missing: "pass", because: "rules may be resources of their own" };

/** Where a subnet or a network interface holds the rules of a group that is no resource of its own. */
export const inlineRules = "networkSecurityGroup.securityRules";

/** An inbound rule that allows every address. */
export const letsEveryoneIn = allOf(is("Inbound", "Allow"), addresses("source", "any address", coversInternet));

/** An outbound rule that lets traffic out to everyone. */
export const letsOutToEveryone = allOf(
    is("Outbound", "Allow"),
    addresses("destination", "any address", coversInternet),
);

/** An outbound rule that lets nothing out to the internet, which Azure's own rule AllowInternetOutBound allows. */
export const closesInternet = allOf(
    is("Outbound", "Deny"),
    shape({ protocol: equals("*") }),
    addresses("source", "any address of the network", (sources) => sources.some(isWholeNetwork)),
    addresses("destination", "any address", coversAllOfInternet),
    ports("every port", ([from, to]) => from <= 1 && to >= highestPort),
);

/** An inbound rule that opens a port of remote administration to public addresses. */
export const opensAdministration = allOf(
    is("Inbound", "Allow"),
    shape({ protocol: oneOf(["Tcp", "*"]) }),
    addresses("source", "a public address", reachesOthers),
    ports("port 22 or 3389", ([from, to]) => administrationPorts.some((port) => from <= port && port <= to)),
);

/** The condition on each security rule that a resource holds itself. */
export function onSecurityRules(rule: Condition, type: string): Conditions {
    switch (type) {
        case "azure-native:network:SecurityRule":
            return { "": rule };
        case "azure-native:network:NetworkSecurityGroup":
            return { securityRules: each(rule, rulesApart) };
        default:
            return inSubnets(type, inlineRules, each(rule, rulesApart));
    }
}

function is(direction: "Inbound" | "Outbound", access: "Allow" | "Deny"): Condition {
    return shape({
        direction: equals(direction),
        access: equals(access),
    });
}

function addresses(end: string, expectation: string, test: (prefixes: readonly string[]) => boolean): Condition {
    return textsTogether([`${end}AddressPrefix`, `${end}AddressPrefixes`], expectation, test);
}

function ports(expectation: string, test: (range: readonly [number, number]) => boolean): Condition {
    return together(["destinationPortRange", "destinationPortRanges"], expectation, (values) =>
        values.map(portsOf).some(test),
    );
}

function portsOf(value: unknown): readonly [number, number] {
    const text = typeof value === "number" || isText(value) ? String(value) : "";
    const [from = NaN, to = from] = text === "*" ? [0, highestPort] : text.split("-").map(Number);
    return [from, to];
}

function isWholeNetwork(source: string): boolean {
    return source.toLowerCase() === "virtualnetwork" || coversAllOfInternet([source]);
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}
