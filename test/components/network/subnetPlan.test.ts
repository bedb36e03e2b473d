import { describe, expect, it } from "vitest";
import type { PlannedSubnet, SubnetPurposeName } from "../../../components";
import { isAddressRange } from "../../../components/shared/addressSpaces";
import { requirementsOf, purposeName, subnetPlanIssues } from "../../../components/network/subnetPlan";
import { subnetPurposes, type SubnetPurpose } from "../../../components/network/subnetPurposes";

const space = ["10.20.0.0/16"];
const subnet = (purpose: SubnetPurposeName, addressPrefix: string): PlannedSubnet => ({ purpose, addressPrefix });
const at = (i: number) => `subnets[${i}].addressPrefix`;
const notARange = (range: string) =>
    `"${range}" must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20`;

describe("A plan of subnets", () => {
    it("is sound when every subnet has room of its own", () => {
        const subnets = [
            subnet("privateEndpoints", "10.20.0.0/24"),
            subnet("databricksHost", "10.20.1.0/26"),
            subnet("databricksContainer", "10.20.1.64/26"),
            subnet("firewall", "10.20.2.0/26"),
            subnet("dnsResolverInbound", "172.16.0.0/28"),
        ];
        expect(subnetPlanIssues([...space, "172.16.0.0/24"], subnets)).toEqual([]);
    });

    it.each<[string, string[], PlannedSubnet[], [string, string][]]>([
        ["an address space that is no range", ["10.20.0.1/16"], [], [["addressSpace[0]", notARange("10.20.0.1/16")]]],
        [
            "ranges of the network that overlap",
            ["10.20.0.0/16", "10.20.8.0/24"],
            [],
            [["addressSpace", "10.20.0.0/16 and 10.20.8.0/24 overlap; give the network ranges that do not"]],
        ],
        [
            "a purpose with two subnets",
            space,
            [subnet("agents", "10.20.0.0/24"), subnet("agents", "10.20.1.0/24")],
            [["subnets", "purpose agents is duplicated; a purpose has one subnet"]],
        ],
        [
            "subnets that overlap",
            space,
            [subnet("agents", "10.20.0.0/24"), subnet("kubernetesNodes", "10.20.0.128/25")],
            [["subnets", "agents (10.20.0.0/24) and kubernetesNodes (10.20.0.128/25) overlap; move one of the two"]],
        ],
        ["a subnet that is no range", space, [subnet("agents", "10.20.0/24")], [[at(0), notARange("10.20.0/24")]]],
        [
            "a subnet outside the address space",
            ["10.20.0.0/16", "10.30.0.0/16"],
            [subnet("privateEndpoints", "10.20.0.0/24"), subnet("agents", "10.21.0.0/24")],
            [[at(1), "10.21.0.0/24 lies outside the address space (10.20.0.0/16, 10.30.0.0/16)"]],
        ],
        [
            "a subnet that is too small",
            space,
            [subnet("firewall", "10.20.0.0/27")],
            [[at(0), "10.20.0.0/27 is too small for firewall: it needs /26 or larger"]],
        ],
        [
            "a subnet that is too large",
            space,
            [subnet("dnsResolverInbound", "10.20.0.0/23")],
            [[at(0), "10.20.0.0/23 is too large for dnsResolverInbound: it takes /24 or smaller"]],
        ],
        [
            "a subnet in a range that its service keeps",
            ["10.0.0.0/8"],
            [subnet("powerBiGateway", "10.0.1.0/28")],
            [[at(0), "10.0.1.0/28 overlaps 10.0.1.0/24, which the service of powerBiGateway keeps for itself"]],
        ],
    ])("is reported for %s", (_, addressSpace, subnets, issues) => {
        expect(subnetPlanIssues(addressSpace, subnets)).toEqual(
            issues.map(([propertyPath, reason]) => ({ propertyPath, reason })),
        );
    });

    it("is reported for everything at once", () => {
        const subnets = [subnet("firewall", "10.21.0.0/27"), subnet("agents", "nonsense")];
        expect(subnetPlanIssues(space, subnets).map(({ propertyPath }) => propertyPath)).toEqual([at(0), at(0), at(1)]);
    });
});

describe("The table of purposes", () => {
    const entries = Object.entries(subnetPurposes) as [SubnetPurposeName, SubnetPurpose][];

    it.each(entries)("takes a subnet of exactly the least size for %s, and none below", (purpose, requirements) => {
        const least = requirements.minimumPrefixLength;
        const free = ["10.200.0.0/16"];
        expect(subnetPlanIssues(free, [subnet(purpose, `10.200.0.0/${least}`)])).toEqual([]);
        expect(subnetPlanIssues(free, [subnet(purpose, `10.200.0.0/${least + 1}`)])).toHaveLength(1);
    });

    it.each(entries)("says of %s only what Azure can do", (purpose, requirements) => {
        expect(requirementsOf(purpose)).toBe(requirements);
        expect(requirements.maximumSizePrefixLength ?? 0).toBeLessThanOrEqual(requirements.minimumPrefixLength);
        for (const range of requirements.reservedRanges ?? []) {
            expect(isAddressRange(range)).toBe(true);
        }
        // A NAT gateway alone filters nothing: what demands one takes the route to a firewall in addition to it.
        expect(requirements.routeTable || !requirements.natGateway).toBe(true);
    });

    it("puts a security group on all but the subnets of gateways and firewalls", () => {
        const without = entries
            .filter(([, requirements]) => !requirements.networkSecurityGroup)
            .map(([purpose]) => purpose);
        expect(without.sort()).toEqual(["firewall", "firewallManagement", "gateway"]);
    });

    it("gives the subnets of Azure's own the names that Azure demands", () => {
        expect(requirementsOf("firewall").subnetName).toBe("AzureFirewallSubnet");
        expect(requirementsOf("firewallManagement").subnetName).toBe("AzureFirewallManagementSubnet");
        expect(requirementsOf("gateway").subnetName).toBe("GatewaySubnet");
    });

    it.each([
        ["agents", "agents"],
        ["privateEndpoints", "private-endpoints"],
        ["powerBiGateway", "power-bi-gateway"],
    ] as const)("writes %s as %s in names", (purpose, expected) => {
        expect(purposeName(purpose)).toBe(expected);
    });
});
