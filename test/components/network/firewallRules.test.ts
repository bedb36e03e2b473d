import { describe, expect, it } from "vitest";
import type { PlannedSubnet, SubnetPurposeName } from "../../../components";
import {
    egressRequirements,
    type EgressRequirement,
    type EgressService,
} from "../../../components/network/egressRequirements";
import { egressServices, ruleCollections, type RuleCollection } from "../../../components/network/firewallRules";
import { subnetPurposes } from "../../../components/network/subnetPurposes";

/** One firewall rule of either kind, as the tests read it. */
interface ShownRule {
    ruleType: string;
    name: string;
    sourceAddresses: string[];
    ipProtocols?: string[];
    destinationAddresses?: string[];
    destinationPorts?: string[];
    protocols?: { protocolType: string; port: number }[];
    fqdnTags?: string[];
    targetFqdns?: string[];
}

const purposes = Object.keys(subnetPurposes) as SubnetPurposeName[];
const all = purposes.map((purpose, i): PlannedSubnet => ({ purpose, addressPrefix: `10.20.${i}.0/24` }));
const prefixOf = (purpose: SubnetPurposeName) => all[purposes.indexOf(purpose)]?.addressPrefix ?? "";
const rulesOf = (collections: RuleCollection[]) =>
    collections.flatMap((collection) => (collection.rules ?? []) as unknown as ShownRule[]);
const destinationsOf = (rule: ShownRule) => [
    ...(rule.destinationAddresses ?? []),
    ...(rule.targetFqdns ?? []),
    ...(rule.fqdnTags ?? []),
];
const services = Object.keys(egressRequirements) as EgressService[];
const needs = services.flatMap((service) =>
    (egressRequirements[service] as readonly EgressRequirement[]).map((need) => [service, need.name, need] as const),
);
const collectionOf = (service: EgressService, need: EgressRequirement) =>
    ruleCollections(all, "westeurope", []).filter(
        ({ name }) => name === `${service}-${need.kind === "serviceTag" ? "network" : "application"}`,
    );
const placed = (need: EgressRequirement) =>
    need.destinations.map((to) => to.replace("${region}", "westeurope").replace("${factory}", "*"));

describe("Firewall rules", () => {
    it.each(needs)(
        "let out what %s needs as %s, from the subnets that hold it and from no other",
        (service, name, need) => {
            const [rule, ...others] = rulesOf(collectionOf(service, need)).filter((found) => found.name === name);
            expect(others).toEqual([]);
            expect(rule && destinationsOf(rule)).toEqual(placed(need));
            const holders = purposes.filter((purpose) => egressServices[purpose]?.includes(service));
            expect(rule?.sourceAddresses).toEqual(holders.map(prefixOf));
            expect(holders).not.toEqual([]);
        },
    );

    it.each(needs)("let %s out as %s by no more than its ports and protocols", (service, name, need) => {
        const rule = rulesOf(collectionOf(service, need)).find((found) => found.name === name);
        if (need.kind === "serviceTag") {
            expect(rule).toMatchObject({
                ruleType: "NetworkRule",
                ipProtocols: need.protocols.map((protocol) => protocol.toUpperCase()),
                destinationPorts: need.ports,
            });
        } else {
            const protocols = need.protocols.map((protocolType, i) => ({ protocolType, port: Number(need.ports[i]) }));
            expect(rule).toMatchObject({ ruleType: "ApplicationRule", protocols });
            expect(rule?.[need.kind === "fqdnTag" ? "fqdnTags" : "targetFqdns"]).toEqual(placed(need));
        }
    });

    it("lead nowhere that is everywhere, and leave no place unfilled", () => {
        const destinations = rulesOf(ruleCollections(all, "westeurope", [])).flatMap(destinationsOf);
        expect(destinations.length).toBeGreaterThan(20);
        const open = ["*", "*.*", "0.0.0.0/0", "Internet", "AzureCloud", ""];
        expect(destinations.filter((to) => open.includes(to) || to.includes("$"))).toEqual([]);
    });

    it("come from subnets only, never from everywhere", () => {
        const prefixes = all.map(({ addressPrefix }) => addressPrefix);
        for (const rule of rulesOf(ruleCollections(all, "westeurope", ["example.org"]))) {
            expect(rule.sourceAddresses.length).toBeGreaterThan(0);
            expect(prefixes).toEqual(expect.arrayContaining(rule.sourceAddresses));
        }
    });

    it("only allow, each collection by a name and a priority of its own", () => {
        const collections = ruleCollections(all, "westeurope", ["example.org"]);
        expect(collections.map(({ action }) => action)).toEqual(collections.map(() => ({ type: "Allow" })));
        expect(new Set(collections.map(({ name }) => name)).size).toBe(collections.length);
        const priorities = collections.map(({ priority }) => Number(priority));
        expect(new Set(priorities).size).toBe(collections.length);
        // Azure takes 100 to 65000.
        expect(Math.min(...priorities)).toBeGreaterThanOrEqual(100);
        expect(Math.max(...priorities)).toBeLessThanOrEqual(65000);
    });

    it("have names of their own within a collection", () => {
        for (const { name, rules } of ruleCollections(all, "westeurope", ["example.org"])) {
            const names = rulesOf([{ name, rules } as RuleCollection]).map((rule) => rule.name);
            expect(new Set(names).size).toBe(names.length);
        }
    });

    it("let more hosts be reached over HTTPS, from every subnet that starts anything", () => {
        const hosts = ["pypi.org", "files.pythonhosted.org"];
        const extra = ruleCollections(all, "westeurope", hosts).filter(({ name }) => name === "allowed-hosts");
        expect(rulesOf(extra)).toEqual([
            {
                ruleType: "ApplicationRule",
                name: "allowed-hosts",
                sourceAddresses: purposes.filter((purpose) => egressServices[purpose]).map(prefixOf),
                protocols: [{ protocolType: "Https", port: 443 }],
                targetFqdns: hosts,
            },
        ]);
    });

    it.each([
        ["there are no subnets", []],
        ["no subnet starts anything", all.filter(({ purpose }) => !egressServices[purpose])],
    ])("are none where %s", (_, subnets) => {
        expect(ruleCollections(subnets, "westeurope", ["example.org"])).toEqual([]);
    });

    it("are those of the subnets that there are", () => {
        const agents = all.filter(({ purpose }) => purpose === "agents");
        expect(ruleCollections(agents, "westeurope", []).map(({ name }) => name)).toEqual([
            "agents-application",
            "deployment-network",
            "deployment-application",
            "buildTools-application",
            "entra-network",
            "monitoring-network",
            "operatingSystemUpdates-application",
        ]);
    });
});
