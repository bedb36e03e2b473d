import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { denyOut } from "../compliant/network";
import { urnOf } from "../support/fixture";
import { changed, judged, resolved, violated } from "../support/mutants";

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
        ...["192.168.0.0/15", "10.0.0.0/7", "AzureCloud", "azurecloud.westeurope", "DataFactory"].map((source) => ({
            what: `SSH from ${source}`,
            rule: inbound({ sourceAddressPrefix: source, destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        })),
        {
            what: "SSH to a port that is a number",
            rule: inbound({ sourceAddressPrefix: "203.0.113.7", destinationPortRange: 22 }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH to ports that are numbers",
            rule: inbound({ sourceAddressPrefix: "203.0.113.7", destinationPortRanges: [443, 22] }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH from several sources, one of them public",
            rule: inbound({ sourceAddressPrefixes: ["10.0.0.0/8", "203.0.113.7"], destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH by a rule whose name is not known",
            rule: inbound({ name: unknownSentinel, sourceAddressPrefix: "203.0.113.7", destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "SSH from a public source next to one that is not known",
            rule: inbound({ sourceAddressPrefixes: [unknownSentinel, "203.0.113.7"], destinationPortRange: "22" }),
            trips: ["network-nsg-remote-administration"],
        },
        {
            what: "every source in two halves",
            rule: inbound({ sourceAddressPrefix: undefined, sourceAddressPrefixes: ["0.0.0.0/1", "128.0.0.0/1"] }),
            trips: ["network-nsg-any-source"],
        },
        {
            what: "every source in two halves, spelled as one and as several",
            rule: inbound({ sourceAddressPrefix: "128.0.0.0/1", sourceAddressPrefixes: ["0.0.0.0/1"] }),
            trips: ["network-nsg-any-source"],
        },
        {
            what: "out to everywhere in two halves",
            rule: outbound({ destinationAddressPrefixes: ["0.0.0.0/1", "128.0.0.0/1"] }),
            trips: ["network-nsg-egress"],
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

    it.each(cases)("$what, inside the group of a subnet", ({ rule, trips }) => {
        const group = { securityRules: [rule] };
        expect(
            violated(changed("network-endpoints", { "networkSecurityGroup.securityRules": [rule, denyOut] })),
        ).toEqual(
            // The subnet's traffic goes through a firewall.
            trips.filter((rule) => rule !== "network-nsg-egress"),
        );
        expect(
            violated(changed("agents", { "subnets.0.networkSecurityGroup.securityRules": [rule, denyOut] })),
        ).toEqual(trips);
        const nic = { urn: "urn:pulumi:prod::p::nic::nic", type: "azure-native:network:NetworkInterface", name: "nic" };
        expect(
            judged([{ ...nic, props: { networkSecurityGroup: group } }])
                .violations.map(({ rule }) => rule)
                .filter((rule) => rule.startsWith("network-nsg-")),
        ).toEqual(trips.filter((rule) => rule !== "network-nsg-egress"));
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

describe("a group that does not deny the internet", () => {
    const deny = (more: Record<string, unknown>) => ({ ...denyOut, ...more });
    const egress = ["network-nsg-egress"];

    it.each<[string, unknown, string[]]>([
        ["without rules", [], egress],
        ["with rules unset", undefined, egress],
        ["that only allows", [outbound({ destinationAddressPrefix: "Storage" })], egress],
        ["that denies one protocol", [deny({ protocol: "Tcp" })], egress],
        ["that denies one port", [deny({ destinationPortRange: "443" })], egress],
        ["that denies one source", [deny({ sourceAddressPrefix: "10.0.0.0/24" })], egress],
        ["that denies half", [deny({ destinationAddressPrefix: "0.0.0.0/1" })], egress],
        ["that denies what comes in", [deny({ direction: "Inbound" })], egress],
        ["that denies both halves", [deny({ destinationAddressPrefixes: ["0.0.0.0/1", "128.0.0.0/1"] })], []],
        [
            "that denies everything",
            [deny({ destinationAddressPrefix: "*", sourceAddressPrefix: "VirtualNetwork" })],
            [],
        ],
    ])("%s", (_, securityRules, trips) => {
        const halves = changed("endpoints-nsg", { securityRules });
        expect(violated(halves)).toEqual(trips);
        // The table of the subnets decides, where all of them have it.
        const table = resolved.find(({ name }) => name === "routes")?.props.id;
        const routed = halves.map((resource) =>
            resource.name === "agents"
                ? { ...resource, props: { ...resource.props, subnets: subnetsRoutedTo(resource.props, table) } }
                : resource,
        );
        expect(violated(routed)).toEqual([]);
    });

    it("may deny it by a rule that is a resource", () => {
        const stack = changed("endpoints-nsg", { securityRules: [] });
        const denied = stack.map((resource) =>
            resource.name === "endpoints-ssh" ? { ...resource, props: { ...resource.props, ...denyOut } } : resource,
        );
        expect(violated(denied)).toEqual([]);
    });

    it("and that a subnet holds", () => {
        const values = (rules: unknown[]) => ({ "subnets.0.networkSecurityGroup": { securityRules: rules } });
        const found = (rules: unknown[]) => violated(changed("agents", values(rules)));
        const storage = outbound({ destinationAddressPrefix: "Storage" });
        expect(found([storage])).toContain("network-nsg-egress");
        expect(found([storage, denyOut])).not.toContain("network-nsg-egress");
    });
});

describe("traffic that leaves", () => {
    const open = { "securityRules.1.destinationAddressPrefix": "Internet" };
    const openGroup = changed("endpoints-nsg", open).find(({ name }) => name === "endpoints-nsg")!;
    const table = resolved.find(({ name }) => name === "routes")!;
    const networkUrn = urnOf("azure-native:network:VirtualNetwork", "agents");
    /** The open group in two subnets of one network, as a preview or a deployed stack shows it. */
    const egress = (
        subnets: unknown,
        routes: unknown[],
        sources = [openGroup.urn, table.urn],
        more: unknown[] = [],
    ) => {
        const { violations, unknown } = judged([
            openGroup,
            { ...table, props: { ...table.props, routes } },
            {
                urn: networkUrn,
                type: "azure-native:network:VirtualNetwork",
                name: "agents",
                props: { virtualNetworkName: "vnet", resourceGroupName: "rg", subnets },
                propertyDependencies: { subnets: sources },
            },
            ...(more as typeof resolved),
        ]);
        const mine = (found: typeof violations) => found.filter(({ rule }) => rule === "network-nsg-egress").length > 0;
        return mine(violations) ? "fail" : mine(unknown) ? "unknown" : "pass";
    };
    const group = (id: unknown) => ({ networkSecurityGroup: { id } });
    const routedBy = (id: unknown, of: unknown = openGroup.props.id) => ({ ...group(of), routeTable: { id } });
    const known = { group: openGroup.props.id, table: table.props.id };
    const out = (addressPrefix: string, nextHopType = "VirtualAppliance") => ({ addressPrefix, nextHopType });
    const all = [out("0.0.0.0/0")];

    it.each([
        ["pass", "every subnet through the table", [routedBy(known.table), routedBy(known.table)]],
        ["fail", "one subnet past it", [routedBy(known.table), group(known.group)]],
        ["pass", "a subnet of another group past it", [routedBy(known.table), group(`${String(known.group)}-other`)]],
        ["unknown", "a subnet through a table of another stack", [routedBy("/subscriptions/s/routeTables/hub")]],
    ] as const)("%s: %s, once deployed", (expected, _, subnets) => {
        expect(egress(subnets, all)).toBe(expected);
    });

    const U = unknownSentinel;
    it.each([
        ["pass", "every subnet through the table", [routedBy(U, U), routedBy(U, U)]],
        ["fail", "one subnet past it", [routedBy(U, U), group(U)]],
        ["unknown", "subnets that are not known", U],
    ] as const)("%s: %s, in a preview", (expected, _, subnets) => {
        expect(egress(subnets, all)).toBe(expected);
    });

    it("is not known where one of two tables is meant", () => {
        const other = { ...table, urn: `${table.urn}-other`, name: "other", props: { ...table.props, routes: [] } };
        const sources = [openGroup.urn, table.urn, other.urn];
        expect(egress([routedBy(U, U), routedBy(U, U)], all, sources, [other])).toBe("unknown");
    });

    it.each([
        ["pass", [out("0.0.0.0/1"), out("128.0.0.0/1")]],
        ["pass", [out("0.0.0.0/0", "None")]],
        ["pass", [out("0.0.0.0/0"), out("AzureMonitor", "Internet"), out("203.0.113.0/24", "Internet")]],
        ["fail", [out("0.0.0.0/1")]],
        ["fail", [out("10.0.0.0/8")]],
        ["fail", [out("0.0.0.0/0"), out("0.0.0.0/1", "Internet"), out("128.0.0.0/1", "Internet")]],
        ["fail", [out("0.0.0.0/0", "VirtualNetworkGateway")]],
        ["unknown", [out(U)]],
        ["unknown", [out("0.0.0.0/0", U)]],
        ["fail", [out("10.0.0.0/8", U)]],
    ] as const)("%s: through routes %j", (expected, routes) => {
        expect(egress([routedBy(known.table)], [...routes])).toBe(expected);
    });

    it("goes through routes inside the subnet", () => {
        expect(egress([{ ...group(known.group), routeTable: { routes: all } }], [])).toBe("pass");
    });

    it("is judged by a rule whose group is in another stack", () => {
        const rule = resolved.find(({ name }) => name === "endpoints-ssh")!;
        const elsewhere = (name: unknown) => {
            const props = { ...rule.props, networkSecurityGroupName: name, direction: "Outbound" };
            const { violations, unknown } = judged([
                { ...openGroup, props: { ...openGroup.props, securityRules: [] } },
                { ...rule, props: { ...props, destinationAddressPrefix: "*" } },
            ]);
            const of = (found: typeof violations) =>
                found.some(({ rule, urn }) => rule === "network-nsg-egress" && urn.endsWith("::endpoints-ssh"));
            return of(violations) ? "fail" : of(unknown) ? "unknown" : "pass";
        };
        expect(elsewhere("nsg-of-another-stack")).toBe("fail");
        expect(elsewhere(unknownSentinel)).toBe("unknown");
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
    const halves = ["0.0.0.0/1", "128.0.0.0/1"].map((addressPrefix) => ({ addressPrefix, nextHopType: "Internet" }));

    it("to the internet in two halves next to a firewall", () => {
        const firewall = { addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance" };
        expect(violated(changed("routes", { routes: [firewall, ...halves] }))).toContain("network-route-internet");
    });
    it("to the internet in many pieces", () => {
        const pieces = Array.from({ length: 100 }, (_, i) => ({ ...halves[0], addressPrefix: `${i + 11}.0.0.0/8` }));
        expect(violated(changed("routes", { routes: pieces }))).toContain("network-route-internet");
        expect(violated(changed("routes", { routes: pieces.slice(0, 3) }))).not.toContain("network-route-internet");
    });
    it("to the internet inside a subnet", () => {
        expect(violated(changed("network-endpoints", { "routeTable.routes": halves }))).toContain(
            "network-route-internet",
        );
        expect(violated(changed("agents", { "subnets.0.routeTable": { routes: halves } }))).toContain(
            "network-route-internet",
        );
    });

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

describe("DNS servers", () => {
    it.each([[[]], [["10.9.1.5", "168.63.129.16"]], [["fd00::4", "fd00::5"]]])("%s are right", (dnsServers) => {
        expect(violated(changed("network", { "dhcpOptions.dnsServers": dnsServers }))).toEqual([]);
    });
});
