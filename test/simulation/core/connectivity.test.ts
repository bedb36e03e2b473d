import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Runner } from "../../../simulation/core/connectivity";
import type { Inputs } from "../../../simulation/core/simulatedType";
import {
    account,
    accountId,
    blob,
    cloudWith,
    container,
    endpoint,
    key,
    network,
    networkId,
    peering,
    put,
    refusalOf,
    subnet,
    subnetId,
    vault,
    vaultId,
    zone,
    zoneGroup,
    zoneLink,
    type Asked,
} from "../support";

const blobZone = "privatelink.blob.core.windows.net";
const closed = { publicNetworkAccess: "Disabled", networkRuleSet: { defaultAction: "Deny" } };
const inNetwork = (name: string): Runner => ({ kind: "network", virtualNetworkId: networkId(name) });
const at = (address: string): Runner => ({ kind: "address", address });

const networks = [
    network("spoke"),
    subnet("spoke", "pe"),
    network("hub", "10.1.0.0/16"),
    subnet("hub", "pe", "10.1.0.0/24"),
];
const zones = [zone(blobZone), zoneGroup("pep", blobZone)];
const toBlob = endpoint("pep", subnetId("spoke", "pe"), accountId("st1"), "blob");
const bothWays = [peering("hub", "spoke"), peering("spoke", "hub")];

/** An account with a container that a runner puts a blob into. */
function cloudFor(runner: Runner, settings: Inputs, more: readonly Asked[] = []): Cloud {
    return cloudWith([account("st1", settings), container("st1", "raw"), ...networks, ...more], {
        initialState: { runner },
    });
}

const putting = (cloud: Cloud) => refusalOf(() => put(cloud, blob("st1", "raw", "a")));

describe("A blob of a closed account", () => {
    it("is put from the endpoint's network, with its zone linked", () => {
        expect(putting(cloudFor(inNetwork("spoke"), closed, [toBlob, ...zones, zoneLink(blobZone, "spoke")]))).toBe("");
    });

    it("is put from a network that is peered both ways and linked to the zone", () => {
        const cloud = cloudFor(inNetwork("hub"), closed, [toBlob, ...zones, ...bothWays, zoneLink(blobZone, "hub")]);
        expect(putting(cloud)).toBe("");
    });

    it.each([
        ["from the runner", [peering("hub", "spoke")]],
        ["to the runner", [peering("spoke", "hub")]],
        ["not", []],
    ])("is refused from a network that is peered one way only: %s", (_, peerings) => {
        const cloud = cloudFor(inNetwork("hub"), closed, [toBlob, ...zones, ...peerings, zoneLink(blobZone, "hub")]);
        expect(putting(cloud)).toMatch(/^403 NoNetworkPath: .*hub and spoke are not peered both ways/);
    });

    it("is refused where the zone is linked to the endpoint's network but not to the runner's", () => {
        const cloud = cloudFor(inNetwork("hub"), closed, [toBlob, ...zones, ...bothWays, zoneLink(blobZone, "spoke")]);
        expect(putting(cloud)).toMatch(/^403 NoNetworkPath: .*no zone of pep is linked to hub/);
    });

    it("is refused where the endpoint has no zone group", () => {
        const cloud = cloudFor(inNetwork("spoke"), closed, [toBlob, zone(blobZone), zoneLink(blobZone, "spoke")]);
        expect(putting(cloud)).toMatch(/^403 NoNetworkPath: .*pep has no DNS zone group/);
    });

    it("is refused where the endpoint is for something else", () => {
        const toDfs = endpoint("pep", subnetId("spoke", "pe"), accountId("st1"), "dfs");
        const toOther = endpoint("pep2", subnetId("spoke", "pe"), accountId("st2"), "blob");
        const more = [account("st2"), toDfs, toOther, ...zones, zoneLink(blobZone, "spoke")];
        const asProviderError = putting(cloudFor(inNetwork("spoke"), closed, more));
        expect(asProviderError).toMatch(/^403 NoNetworkPath: st1 cannot be reached from the runner in spoke: /);
        expect(asProviderError).toContain("it has no private endpoint for blob; its public network access is disabled");
    });

    it("is put over the second of two endpoints where the first does not answer", () => {
        const inHub = endpoint("hubPep", subnetId("hub", "pe"), accountId("st1"), "blob");
        const more = [toBlob, inHub, zone(blobZone), zoneGroup("hubPep", blobZone), zoneLink(blobZone, "hub")];
        expect(putting(cloudFor(inNetwork("hub"), closed, more))).toBe("");
    });

    it("is refused from the internet, whatever the firewall lists and whatever endpoints there are", () => {
        const listed = {
            ...closed,
            networkRuleSet: { defaultAction: "Deny", ipRules: [{ iPAddressOrRange: "203.0.113.7" }] },
        };
        const cloud = cloudFor(at("203.0.113.7"), listed, [toBlob, ...zones, zoneLink(blobZone, "spoke")]);
        expect(putting(cloud)).toMatch(
            /a private endpoint answers inside its network only; its public network access is/,
        );
    });

    it("is put from anywhere where the origin of the calls is not set", () => {
        expect(putting(cloudFor({ kind: "anywhere" }, closed))).toBe("");
    });
});

describe("A blob of an account behind a firewall", () => {
    const listing = (...rules: string[]) => ({
        networkRuleSet: { defaultAction: "Deny", ipRules: rules.map((iPAddressOrRange) => ({ iPAddressOrRange })) },
    });

    it.each([
        ["203.0.113.7", ["198.51.100.1", "203.0.113.7"]],
        ["203.0.113.7", ["203.0.113.0/29"]],
        ["203.0.113.7/32", ["203.0.113.7"]],
        ["203.0.113.4/30", ["203.0.113.0/29"]],
        ["2001:db8::1", ["203.0.113.7", "2001:db8::/32"]],
    ])("is put from %s, which %s lists", (address, rules) => {
        expect(putting(cloudFor(at(address), listing(...rules)))).toBe("");
    });

    it.each([
        ["203.0.113.8", ["203.0.113.0/29", "203.0.113.9"]],
        ["203.0.113.0/28", ["203.0.113.0/29"]],
        ["2001:db8::1", ["203.0.113.7"]],
        ["203.0.113.8", []],
    ])("is refused from %s, which %s does not list", (address, rules) => {
        const asProviderError = putting(cloudFor(at(address), listing(...rules)));
        expect(asProviderError).toMatch(/^403 NoNetworkPath: /);
        expect(asProviderError).toContain(`its firewall does not list ${address}`);
    });

    it("is refused from a network without an endpoint, which has no address to list", () => {
        expect(putting(cloudFor(inNetwork("spoke"), listing("203.0.113.7")))).toMatch(/lists no address of the runner/);
    });

    it("is put from everywhere where the firewall is off", () => {
        expect(putting(cloudFor(at("203.0.113.7"), { networkRuleSet: { defaultAction: "Allow" } }))).toBe("");
        expect(putting(cloudFor(inNetwork("spoke"), {}))).toBe("");
    });
});

describe("A key that is deleted at its vault", () => {
    const deleting = (runner: Runner, properties: Inputs) => {
        const cloud = cloudWith([vault("kv-1", properties), key("kv-1", "k")], { initialState: { runner } });
        return refusalOf(() => cloud.delete(`${vaultId("kv-1")}/keys/k`));
    };
    const rules = { networkAcls: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.0/29" }] } };

    it("needs a way there, as making it does not", () => {
        expect(deleting(at("203.0.113.7"), {})).toBe("");
        expect(deleting(at("203.0.113.7"), rules)).toBe("");
        expect(deleting(at("203.0.113.8"), rules)).toMatch(/^403 NoNetworkPath: kv-1 .*does not list 203.0.113.8/);
        expect(deleting(at("203.0.113.7"), { ...rules, publicNetworkAccess: "disabled" })).toMatch(
            /it has no private endpoint for vault; its public network access is disabled/,
        );
    });
});
