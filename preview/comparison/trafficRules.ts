import type { PlanProperties, PlanResource, PlanValue } from "../plan";
import { pathText, type Step } from "./properties";

/** One source, destination and port that a rule of a firewall or security group allows or denies. */
export interface Traffic {
    /** Path of the rule. */
    path: string;
    /** Whether it is allowed. */
    allowed: boolean;
    /** Whether it comes in; else it goes out, or through. */
    inbound: boolean;
    /** The protocol, in lower case as all of these. */
    protocol: string;
    /** Where it comes from. */
    source: string;
    /** Where it goes. */
    destination: string;
    /** A port, or a range of them. */
    port: string;
    /** The lowest decides; 0 where rules are not in an order. */
    priority: number;
}

const group = "azure-native:network:NetworkSecurityGroup";
const rule = "azure-native:network:SecurityRule";
const collections = "azure-native:network:FirewallPolicyRuleCollectionGroup";

/** Types whose rules allow and deny traffic, with the input that names what they are a part of. */
export const trafficTypes: Readonly<Record<string, string | undefined>> = {
    [group]: undefined,
    [rule]: "networkSecurityGroupName",
    [collections]: "firewallPolicyName",
};

/** What the rules of a resource allow and deny. */
export function trafficOf({ type, inputs }: PlanResource): Traffic[] {
    switch (type) {
        case group:
            return elements(inputs.securityRules, ["securityRules"]).flatMap(([one, path]) => securityRule(one, path));
        case rule:
            return securityRule(inputs, "");
        case collections:
            return elements(inputs.ruleCollections, ["ruleCollections"]).flatMap(([collection, , steps]) =>
                elements(collection.rules, [...steps, "rules"]).flatMap(([one, path]) =>
                    firewallRule(one, path, collection),
                ),
            );
        default:
            return [];
    }
}

/** What a security group allows without a rule: "Default security rules", learn.microsoft.com/azure/virtual-network/network-security-groups-overview. */
export const allowedByDefault: readonly Traffic[] = [
    { inbound: true, source: "virtualnetwork", destination: "*" },
    { inbound: true, source: "azureloadbalancer", destination: "*" },
    { inbound: false, source: "*", destination: "virtualnetwork" },
    { inbound: false, source: "*", destination: "internet" },
].map((each) => ({ ...each, path: "", allowed: true, protocol: "*", port: "*", priority: 65000 }));

function securityRule(one: PlanProperties, path: string): Traffic[] {
    const several = (name: string) => textsOf(one, `${name}Prefix`, `${name}Prefixes`, groupsOf(name));
    return product({
        path,
        allowed: textOf(one.access) === "allow",
        inbound: textOf(one.direction) === "inbound",
        priority: typeof one.priority === "number" ? one.priority : 0,
        protocols: textsOf(one, "protocol"),
        sources: several("sourceAddress"),
        destinations: several("destinationAddress"),
        ports: textsOf(one, "destinationPortRange", "destinationPortRanges"),
    });
}

const groupsOf = (name: string) => `${name.replace(/Address$/, "")}ApplicationSecurityGroups`;

function firewallRule(one: PlanProperties, path: string, collection: PlanProperties): Traffic[] {
    const protocols = elements(one.protocols, []).map(([protocol]) => protocol);
    const isNat = one.ruleType === "NatRule";
    return product({
        path,
        allowed: textOf((collection.action as PlanProperties | undefined)?.type) !== "deny",
        inbound: isNat,
        priority: typeof collection.priority === "number" ? collection.priority : 0,
        protocols: protocols.length > 0 ? textsIn(protocols, "protocolType") : textsOf(one, "ipProtocols"),
        sources: textsOf(one, "sourceAddresses", "sourceIpGroups"),
        destinations: isNat ? textsOf(one, "translatedAddress", "translatedFqdn") : textsOf(one, ...destinationInputs),
        ports: protocols.length > 0 ? textsIn(protocols, "port") : textsOf(one, "destinationPorts"),
    });
}

const destinationInputs = [
    "destinationAddresses",
    "destinationFqdns",
    "destinationIpGroups",
    "targetFqdns",
    "targetUrls",
    "fqdnTags",
    "webCategories",
];

interface Sides extends Pick<Traffic, "path" | "allowed" | "inbound" | "priority"> {
    protocols: string[];
    sources: string[];
    destinations: string[];
    ports: string[];
}

function product({ protocols, sources, destinations, ports, ...rest }: Sides): Traffic[] {
    return orAny(protocols).flatMap((protocol) =>
        orAny(sources).flatMap((source) =>
            orAny(destinations).flatMap((destination) =>
                orAny(ports).map((port) => ({ ...rest, protocol, source, destination, port })),
            ),
        ),
    );
}

// What a rule leaves out limits nothing; so does "Any" of a protocol.
const orAny = (texts: readonly string[]) =>
    texts.length === 0 ? ["*"] : texts.map((text) => (text === "any" ? "*" : text));

const textOf = (value: PlanValue | undefined) =>
    typeof value === "string" || typeof value === "number" ? String(value).toLowerCase() : "";

const textsIn = (objects: readonly PlanProperties[], name: string) =>
    objects.flatMap((object) => textsOf(object, name));

/** Texts of inputs that hold one, a list of them, or a list of references. */
function textsOf(one: PlanProperties, ...names: readonly string[]): string[] {
    return names.flatMap((name) => {
        const value = one[name];
        const list = Array.isArray(value) ? value : [value];
        return list
            .map((each) => textOf((each as { id?: PlanValue } | undefined | null)?.id ?? each))
            .filter((text) => text !== "");
    });
}

type Element = [value: PlanProperties, path: string, steps: readonly Step[]];

/** Objects of a list with their paths, by name where they have one. */
function elements(value: PlanValue | undefined, steps: readonly Step[]): Element[] {
    const list = Array.isArray(value) ? value : [];
    return list.flatMap((each, i): Element[] => {
        if (each === null || typeof each !== "object" || Array.isArray(each)) {
            return [];
        }
        const at = [...steps, typeof each.name === "string" ? { named: each.name } : i];
        return [[each, pathText(at), at]];
    });
}
