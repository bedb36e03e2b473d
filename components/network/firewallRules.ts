import type * as inputs from "@pulumi/azure-native/types/input";
import { egressRequirements, type EgressRequirement, type EgressService } from "./egressRequirements";
import type { PlannedSubnet } from "./subnetPlan";
import type { SubnetPurposeName } from "./subnetPurposes";

/** A collection of firewall rules. */
export type RuleCollection = inputs.network.FirewallPolicyFilterRuleCollectionArgs;

// What every machine needs that Azure or we run in a subnet.
const machines: EgressService[] = ["entra", "monitoring", "operatingSystemUpdates"];

/** Services whose egress a subnet of each purpose needs; a purpose that is not here starts nothing outwards. */
export const egressServices: Partial<Record<SubnetPurposeName, EgressService[]>> = {
    databricksHost: ["databricks", "entra"],
    databricksContainer: ["databricks", "entra"],
    machineLearningCompute: ["machineLearning", "entra", "monitoring"],
    kubernetesNodes: ["kubernetes", ...machines],
    integrationRuntimes: ["integrationRuntimes", ...machines],
    streamAnalytics: ["streamAnalytics", "entra", "monitoring"],
    agents: ["agents", "deployment", "buildTools", ...machines],
};

/** Service tags, with their TCP ports, that a subnet of a purpose needs outside. */
export function tagDestinations(purpose: SubnetPurposeName, location: string) {
    const needs = (egressServices[purpose] ?? []).flatMap((service): readonly EgressRequirement[] => [
        ...egressRequirements[service],
    ]);
    return needs
        .filter(({ kind, protocols }) => kind === "serviceTag" && protocols.includes("Tcp"))
        .flatMap(({ destinations, ports }) => placed(destinations, location).map((tag) => ({ tag, ports })));
}

/** What the firewall lets pass for the subnets of a network, one or two collections a service. */
export function ruleCollections(
    subnets: readonly PlannedSubnet[],
    location: string,
    allowedFqdns: readonly string[],
): RuleCollection[] {
    const sources = new Map<EgressService, string[]>();
    for (const subnet of subnets) {
        for (const service of egressServices[subnet.purpose] ?? []) {
            sources.set(service, [...(sources.get(service) ?? []), subnet.addressPrefix]);
        }
    }
    const named = [...sources].flatMap(([service, from]) => collectionsOf(service, from, location));
    const all = subnets.filter((subnet) => egressServices[subnet.purpose]).map((subnet) => subnet.addressPrefix);
    const extra =
        allowedFqdns.length > 0 && all.length > 0
            ? [collection("allowed-hosts", [hostRule("allowed-hosts", all, allowedFqdns)])]
            : [];
    return [...named, ...extra].map((entry, i) => ({ ...entry, priority: 1000 + 10 * i }));
}

function collectionsOf(service: EgressService, from: string[], location: string): RuleCollection[] {
    const requirements: readonly EgressRequirement[] = egressRequirements[service];
    const network = requirements
        .filter((entry) => entry.kind === "serviceTag")
        .map((entry) => networkRule(entry, from, location));
    const application = requirements
        .filter((entry) => entry.kind !== "serviceTag")
        .map((entry) => applicationRule(entry, from, location));
    return [
        ...(network.length > 0 ? [collection(`${service}-network`, network)] : []),
        ...(application.length > 0 ? [collection(`${service}-application`, application)] : []),
    ];
}

function collection(name: string, rules: RuleCollection["rules"]): RuleCollection {
    return { ruleCollectionType: "FirewallPolicyFilterRuleCollection", name, action: { type: "Allow" }, rules };
}

// A data factory's own host is known only once there is one; until it is named, any factory of the region will do.
const placed = (destinations: readonly string[], location: string) =>
    destinations.map((destination) => destination.replace("${region}", location).replace("${factory}", "*"));

function networkRule(entry: EgressRequirement, from: string[], location: string): inputs.network.NetworkRuleArgs {
    return {
        ruleType: "NetworkRule",
        name: entry.name,
        description: entry.reason,
        ipProtocols: entry.protocols.map((protocol) => protocol.toUpperCase()),
        sourceAddresses: from,
        destinationAddresses: placed(entry.destinations, location),
        destinationPorts: [...entry.ports],
    };
}

function applicationRule(
    entry: EgressRequirement,
    from: string[],
    location: string,
): inputs.network.ApplicationRuleArgs {
    const destinations = placed(entry.destinations, location);
    return {
        ruleType: "ApplicationRule",
        name: entry.name,
        description: entry.reason,
        sourceAddresses: from,
        protocols: entry.protocols.map((protocolType, i) => ({ protocolType, port: Number(entry.ports[i]) })),
        ...(entry.kind === "fqdnTag" ? { fqdnTags: destinations } : { targetFqdns: destinations }),
    };
}

const hostRule = (name: string, from: string[], hosts: readonly string[]): inputs.network.ApplicationRuleArgs => ({
    ruleType: "ApplicationRule",
    name,
    sourceAddresses: from,
    protocols: [{ protocolType: "Https", port: 443 }],
    targetFqdns: [...hosts],
});
