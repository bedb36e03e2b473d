import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

const inbound = (more: Record<string, unknown>) => ({
    name: "broken",
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourceAddressPrefix: "VirtualNetwork",
    destinationPortRange: "443",
    ...more,
});
const outbound = (more: Record<string, unknown>) => ({ ...inbound({}), direction: "Outbound", ...more });

describe("rules of security groups", () => {
    const cases: { what: string; rule: Record<string, unknown>; trips: string[] }[] = [
        { what: "every source", rule: inbound({ sourceAddressPrefix: "*" }), trips: ["network-nsg-any-source"] },
        { what: "the internet", rule: inbound({ sourceAddressPrefix: "Internet" }), trips: ["network-nsg-any-source"] },
        { what: "0.0.0.0/0", rule: inbound({ sourceAddressPrefix: "0.0.0.0/0" }), trips: ["network-nsg-any-source"] },
        {
            what: "every source among several",
            rule: inbound({ sourceAddressPrefix: undefined, sourceAddressPrefixes: ["10.0.0.0/8", "::/0"] }),
            trips: ["network-nsg-any-source"],
        },
        {
            what: "every source, in other letters",
            rule: inbound({ direction: "inbound", access: "allow", sourceAddressPrefix: "internet" }),
            trips: ["network-nsg-any-source"],
        },
        {
            what: "SSH from a public address",
            rule: inbound({ sourceAddressPrefix: "203.0.113.0/24", destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "RDP within a range of ports",
            rule: inbound({ sourceAddressPrefix: "203.0.113.7", destinationPortRange: "3000-4000", protocol: "*" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH among several ports",
            rule: inbound({
                sourceAddressPrefix: "2001:db8::/32",
                destinationPortRange: undefined,
                destinationPortRanges: ["443", "22"],
            }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH from a range wider than any private one",
            rule: inbound({ sourceAddressPrefix: "10.0.0.0/4", destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "everything from everywhere",
            rule: inbound({ sourceAddressPrefix: "*", destinationPortRange: "*" }),
            trips: ["network-nsg-any-source", "network-nsg-remote-administration"],
        },
        { what: "out to everywhere", rule: outbound({ destinationAddressPrefix: "*" }), trips: ["network-nsg-egress"] },
        {
            what: "out to the internet among several",
            rule: outbound({ destinationAddressPrefixes: ["Storage", "Internet"] }),
            trips: ["network-nsg-egress"],
        },
        { what: "every source denied", rule: inbound({ access: "Deny", sourceAddressPrefix: "*" }), trips: [] },
        { what: "SSH from the private network", rule: inbound({ destinationPortRange: "22" }), trips: [] },
        {
            what: "SSH over UDP, which is none",
            rule: inbound({ sourceAddressPrefix: "203.0.113.7", destinationPortRange: "22", protocol: "Udp" }),
            trips: [],
        },
        { what: "out to a service", rule: outbound({ destinationAddressPrefix: "AzureMonitor" }), trips: [] },
    ];

    it.each(cases)("$what, inside the group", ({ rule, trips }) => {
        expect(violated(changed("endpoints-nsg", { "securityRules.0": rule }))).toEqual(trips);
    });

    it.each(cases)("$what, as a resource", ({ rule, trips }) => {
        expect(violated(changed("endpoints-ssh", rule))).toEqual(trips);
    });

    it("leave open outbound access alone when every subnet of the group goes through a firewall", () => {
        const open = changed("endpoints-nsg", { "securityRules.1.destinationAddressPrefix": "Internet" });
        const table = open.find(({ name }) => name === "routes")?.props.id;
        const routed = open.map((resource) =>
            resource.name === "agents"
                ? { ...resource, props: { ...resource.props, subnets: subnetsRoutedTo(resource.props, table) } }
                : resource,
        );
        expect(violated(open)).toEqual(["network-nsg-egress"]);
        expect(violated(routed)).toEqual([]);
        expect(violated(routed.filter(({ name }) => name !== "routes-out"))).toEqual(["network-nsg-egress"]);
    });
});

function subnetsRoutedTo(props: Record<string, unknown>, table: unknown): unknown[] {
    return (props.subnets as Record<string, unknown>[]).map((subnet) => ({ ...subnet, routeTable: { id: table } }));
}

describe("subnets inside a network", () => {
    it.each([
        {
            what: "without a group",
            values: { "subnets.0.networkSecurityGroup": undefined },
            trips: ["network-subnet-nsg"],
        },
        {
            what: "with default outbound access",
            values: { "subnets.0.defaultOutboundAccess": true },
            trips: ["network-subnet-private"],
        },
        {
            what: "with default outbound access unset",
            values: { "subnets.0.defaultOutboundAccess": undefined },
            trips: ["network-subnet-private"],
        },
        {
            what: "of a gateway renamed",
            values: { "subnets.1.name": "gateways" },
            trips: ["network-subnet-nsg", "network-subnet-private"],
        },
    ])("$what", ({ values, trips }) => {
        expect(violated(changed("agents", values))).toEqual(trips);
    });

    it("and a subnet resource that is no longer the gateway's", () => {
        expect(violated(changed("network-gateway", { subnetName: "gateways" }))).toEqual([
            "network-subnet-nsg",
            "network-subnet-private",
        ]);
    });
});

describe("routes", () => {
    const out = { name: "out", addressPrefix: "0.0.0.0/0", nextHopType: "Internet" };

    it("to the internet, inside the table", () => {
        expect(violated(changed("routes", { "routes.0": out }))).toEqual(["network-route-internet"]);
    });
    it("to the internet, as a resource", () => {
        expect(violated(changed("routes-out", out))).toEqual(["network-route-internet"]);
    });
    it("of one service to the internet are right", () => {
        expect(violated(changed("routes-out", { ...out, addressPrefix: "AzureMonitor" }))).toEqual([]);
    });
});

describe("private endpoints", () => {
    it("with two sub-resources", () => {
        expect(violated(changed("lake-dfs", { "privateLinkServiceConnections.0.groupIds.1": "blob" }))).toEqual([
            "network-private-endpoint-form",
        ]);
    });
});
