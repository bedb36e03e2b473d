import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

describe("a subnet inside a network", () => {
    const hsm = [{ name: "hsm", serviceName: "microsoft.hardwaresecuritymodules/dedicatedHSMs" }];

    it.each([
        {
            what: "of a gateway in other letters",
            values: { "subnets.1.name": "gatewaysubnet" },
            trips: [],
        },
        {
            what: "without a group, of dedicated HSMs, which take none",
            values: { "subnets.0.networkSecurityGroup": undefined, "subnets.0.delegations": hsm },
            trips: [],
        },
        {
            what: "without a group, of another service",
            values: {
                "subnets.0.networkSecurityGroup": undefined,
                "subnets.0.delegations": [{ name: "web", serviceName: "Microsoft.Web/serverFarms" }],
            },
            trips: ["network-subnet-nsg"],
        },
    ])("$what", ({ values, trips }) => {
        expect(violated(changed("agents", values))).toEqual(trips);
    });
});

describe("a subnet that is a resource", () => {
    it.each(["GatewaySubnet", "gatewaysubnet", "AZUREFIREWALLSUBNET", "routeserversubnet"])("%s", (subnetName) => {
        expect(violated(changed("network-gateway", { subnetName }))).toEqual([]);
    });

    it("of dedicated HSMs takes no group", () => {
        const delegations = [{ name: "hsm", serviceName: "Microsoft.HardwareSecurityModules/dedicatedHSMs" }];
        const values = { networkSecurityGroup: undefined, delegations };
        expect(violated(changed("network-endpoints", values))).toEqual([]);
        expect(violated(changed("network-endpoints", { networkSecurityGroup: undefined }))).toEqual([
            "network-subnet-nsg",
        ]);
    });
});

describe("the resolver of a network", () => {
    it.each([[[]], [["10.9.1.5", "10.9.1.6"]], [undefined]])("%j is right", (servers) => {
        expect(violated(changed("network", { "dhcpOptions.dnsServers": servers }))).toEqual([]);
    });
    it("of one server is not", () => {
        expect(violated(changed("network", { "dhcpOptions.dnsServers": ["10.9.1.5"] }))).toEqual([
            "network-vnet-dns-servers",
        ]);
    });
});

describe("flow logs", () => {
    it.each([
        [0, "prod", []],
        [0, "dev", []],
        [90, "prod", []],
        [89, "prod", ["network-flow-log-retention"]],
        [6, "dev", ["network-flow-log-retention"]],
        [-1, "prod", ["network-flow-log-retention"]],
    ] as const)("kept for %i days in %s", (days, profile, trips) => {
        expect(violated(changed("network-flow-log", { "retentionPolicy.days": days }), profile)).toEqual(trips);
    });
});
