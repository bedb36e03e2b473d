import { describe, expect, it } from "vitest";
import { EgressKind, type PlannedSubnet } from "../../../components";
import { egressIssues } from "../../../components/network/egress";

const agents: PlannedSubnet = { purpose: "agents", addressPrefix: "10.20.0.0/24" };
const firewall: PlannedSubnet = { purpose: "firewall", addressPrefix: "10.20.1.0/26" };

describe("The egress of a network", () => {
    it("may be none, a NAT gateway, a firewall with its subnet, or somebody else's firewall", () => {
        expect(egressIssues(undefined, [agents])).toEqual([]);
        expect(egressIssues({ kind: EgressKind.None }, [agents])).toEqual([]);
        expect(egressIssues({ kind: EgressKind.NatGateway }, [agents])).toEqual([]);
        expect(egressIssues({ kind: EgressKind.Firewall }, [agents, firewall])).toEqual([]);
        expect(egressIssues({ kind: EgressKind.VirtualAppliance, address: "10.0.0.4" }, [agents])).toEqual([]);
    });

    it("by firewall needs a subnet for it", () => {
        expect(egressIssues({ kind: EgressKind.Firewall }, [agents])).toEqual([
            {
                propertyPath: "egress.kind",
                reason: "is firewall, but no subnet has the purpose firewall; add one of /26 or larger",
            },
        ]);
    });

    it.each([
        undefined,
        { kind: EgressKind.None },
        { kind: EgressKind.NatGateway },
        { kind: EgressKind.VirtualAppliance, address: "10.0.0.4" },
    ])("of %j has no use for the subnet of a firewall", (egress) => {
        expect(egressIssues(egress, [agents, firewall])).toEqual([
            {
                propertyPath: "subnets",
                reason: "a subnet has the purpose firewall, but egress.kind is not firewall; set it, or leave the subnet out",
            },
        ]);
    });

    it.each(["", "hub", "10.0.0.0/24", "::1"])('by somebody else\'s firewall needs an address, not "%s"', (address) => {
        expect(egressIssues({ kind: EgressKind.VirtualAppliance, address }, [agents])).toEqual([
            { propertyPath: "egress.address", reason: `"${address}" must be an IPv4 address` },
        ]);
    });

    it.each([3, 121, 4.5])(
        "by NAT gateway keeps idle connections for 4 to 120 minutes, not %d",
        (idleTimeoutMinutes) => {
            expect(egressIssues({ kind: EgressKind.NatGateway, idleTimeoutMinutes }, [agents])).toEqual([
                {
                    propertyPath: "egress.idleTimeoutMinutes",
                    reason: `must be a whole number of minutes from 4 to 120, is ${idleTimeoutMinutes}`,
                },
            ]);
        },
    );

    it.each(["*", "", "*.com.", "https://pypi.org"])('by firewall lets pass hosts, not "%s"', (host) => {
        expect(
            egressIssues({ kind: EgressKind.Firewall, allowedFqdns: ["*.pypi.org", host] }, [agents, firewall]),
        ).toEqual([
            {
                propertyPath: "egress.allowedFqdns[1]",
                reason: `"${host}" must be a host name, such as pypi.org or *.pypi.org; for any host at all use a NAT gateway`,
            },
        ]);
    });
});
