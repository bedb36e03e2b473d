import ipaddr from "ipaddr.js";
import { isWithin, keyOf, nameOf, parentOf } from "./armIds";
import { valuesAt } from "./checks";
import type { ObjectStore } from "./objects";
import { CloudError, type CloudObject } from "./types";

/** Where calls come from. */
export type Runner =
    /** A machine in a virtual network. */
    | { kind: "network"; virtualNetworkId: string }
    /** A machine on the internet: its address, or the range that it is in. */
    | { kind: "address"; address: string }
    /** Wherever the call gets through. */
    | { kind: "anywhere" };

/** What a data-plane call must reach. */
export interface Target {
    /** ARM id of the service. */
    targetId: string;
    /** Sub-resource of its private link, for example `blob`. */
    groupId: string;
}

const endpointType = "azure-native:network:PrivateEndpoint";
const linkType = "azure-native:privatedns:VirtualNetworkLink";
const groupType = "azure-native:network:PrivateDnsZoneGroup";
const peeringType = "azure-native:network:VirtualNetworkPeering";

/** Refuses a data-plane call that has no way from the runner to the service. */
export function requireNetworkPath(store: ObjectStore, runner: Runner, target: Target): void {
    if (runner.kind === "anywhere") {
        return;
    }
    const service = store.find(target.targetId);
    if (!service) {
        return;
    } // the reference check says so
    const reasons = [byPrivateEndpoint(store, runner, target), overInternet(service, runner)];
    if (reasons.includes(undefined)) {
        return;
    }
    throw new CloudError(
        403,
        "NoNetworkPath",
        `${nameOf(target.targetId)} cannot be reached from ${describeRunner(runner)}: ${reasons.join("; ")}.`,
    );
}

const describeRunner = (runner: Runner) =>
    runner.kind === "network"
        ? `the runner in ${nameOf(runner.virtualNetworkId)}`
        : `the runner at ${runner.kind === "address" ? runner.address : "an unknown place"}`;

/** What stands in the way of the private endpoint; undefined where nothing does. */
function byPrivateEndpoint(store: ObjectStore, runner: Runner, { targetId, groupId }: Target): string | undefined {
    const endpoints = store
        .ofType(endpointType)
        .filter(({ inputs }) => isFor(inputs.privateLinkServiceConnections, targetId, groupId));
    if (endpoints.length === 0) {
        return `it has no private endpoint for ${groupId}`;
    }
    if (runner.kind !== "network") {
        return "a private endpoint answers inside its network only";
    }
    const reasons = endpoints.map((endpoint) => between(store, runner.virtualNetworkId, endpoint));
    // A service may have endpoints in several networks; one that answers is enough.
    return reasons.includes(undefined) ? undefined : reasons.join("; ");
}

/** What stands between a network and an endpoint; undefined where nothing does. */
function between(store: ObjectStore, from: string, endpoint: CloudObject): string | undefined {
    const network = parentOf(String(valuesAt(endpoint.inputs, "subnet.id")[0])) ?? "";
    if (keyOf(network) !== keyOf(from) && !(isPeered(store, from, network) && isPeered(store, network, from))) {
        return `${nameOf(from)} and ${nameOf(network)} are not peered both ways`;
    }
    return resolves(store, from, endpoint);
}

function isFor(connections: unknown, targetId: string, groupId: string): boolean {
    return valuesAt({ connections }, "connections[]").some(
        (each) =>
            keyOf(String(valuesAt(each, "privateLinkServiceId")[0])) === keyOf(targetId) &&
            valuesAt(each, "groupIds[]").includes(groupId),
    );
}

function isPeered(store: ObjectStore, from: string, to: string): boolean {
    return store
        .ofType(peeringType)
        .some(
            ({ id, inputs }) =>
                isWithin(id, from) && keyOf(String(valuesAt(inputs, "remoteVirtualNetwork.id")[0])) === keyOf(to),
        );
}

/** The name of the service must resolve to the endpoint where the runner asks: its zone is linked to the runner's network. */
function resolves(store: ObjectStore, network: string, endpoint: CloudObject): string | undefined {
    const zones = store
        .ofType(groupType)
        .filter(({ id }) => isWithin(id, endpoint.id))
        .flatMap(({ inputs }) => valuesAt(inputs, "privateDnsZoneConfigs[].privateDnsZoneId").map(String));
    if (zones.length === 0) {
        return `${nameOf(endpoint.id)} has no DNS zone group`;
    }
    const linked = zones.some((zone) =>
        store
            .ofType(linkType)
            .some(
                ({ id, inputs }) =>
                    isWithin(id, zone) && keyOf(String(valuesAt(inputs, "virtualNetwork.id")[0])) === keyOf(network),
            ),
    );
    return linked ? undefined : `no zone of ${nameOf(endpoint.id)} is linked to ${nameOf(network)}`;
}

// Of accounts and of vaults.
const firewallPaths = {
    access: ["publicNetworkAccess", "properties.publicNetworkAccess"],
    action: ["networkRuleSet.defaultAction", "properties.networkAcls.defaultAction"],
    addresses: ["networkRuleSet.ipRules[].iPAddressOrRange", "properties.networkAcls.ipRules[].value"],
};

/** What stands in the way over the internet; undefined where nothing does. */
function overInternet({ inputs }: CloudObject, runner: Runner): string | undefined {
    const { access, action, addresses } = firewallPaths;
    const settings = (paths: readonly string[]) => paths.flatMap((path) => valuesAt(inputs, path));
    if (settings(access).some((each) => typeof each === "string" && keyOf(each) === "disabled")) {
        return "its public network access is disabled";
    }
    const rules = settings(addresses).filter((each) => typeof each === "string");
    const open = !settings(action).includes("Deny");
    if (open || (runner.kind === "address" && rules.some((rule) => holdsAddress(rule, runner.address)))) {
        return undefined;
    }
    return runner.kind === "address"
        ? `its firewall does not list ${runner.address}`
        : "its firewall lists no address of the runner";
}

/** Whether a rule lists an address, or every address of a range. */
export function holdsAddress(rule: string, address: string): boolean {
    const [[outer, outerBits], [inner, innerBits]] = [rangeOf(rule), rangeOf(address)];
    return outer.kind() === inner.kind() && outerBits <= innerBits && inner.match(outer, outerBits);
}

function rangeOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
    if (text.includes("/")) {
        return ipaddr.parseCIDR(text);
    }
    const address = ipaddr.parse(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
}
