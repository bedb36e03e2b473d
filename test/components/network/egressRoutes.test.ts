import { describe, expect, it } from "vitest";
import type { PlanResource } from "../../../preview/plan";
import {
    EgressKind,
    PlatformNetwork,
    type EgressArgs,
    type PlannedSubnet,
    type PlatformNetworkArgs,
} from "../../../components";
import { common } from "../../support/fixtures";
import { listed, one, recorded } from "../../support/recording";
import { waitsFor } from "../invariants";

const subnetType = "azure-native:network:Subnet";
const natType = "azure-native:network:NatGateway";
const routesType = "azure-native:network:RouteTable";
const workloads: PlannedSubnet[] = [
    { purpose: "privateEndpoints", addressPrefix: "10.20.0.0/24" },
    { purpose: "agents", addressPrefix: "10.20.1.0/26" },
    { purpose: "streamAnalytics", addressPrefix: "10.20.4.0/28" },
    { purpose: "gateway", addressPrefix: "10.20.5.128/27" },
];
const infrastructure: PlannedSubnet[] = [
    { purpose: "firewall", addressPrefix: "10.20.5.0/26" },
    { purpose: "firewallManagement", addressPrefix: "10.20.5.64/26" },
];
const network = (egress?: EgressArgs, args: Partial<PlatformNetworkArgs> = {}) =>
    new PlatformNetwork("network", {
        ...common,
        addressSpace: ["10.20.0.0/16"],
        privateEndpointGroupIds: ["blob"],
        subnets: egress?.kind === EgressKind.Firewall ? [...workloads, ...infrastructure] : workloads,
        egress,
        ...args,
    });
/** Subnet by subnet, by which of the two ways it gets out. */
const waysOf = (resources: PlanResource[]) =>
    Object.fromEntries(
        resources
            .filter((made) => made.type === subnetType)
            .map(({ name, inputs }) => [
                name.replace("network-", ""),
                [...(inputs.routeTable ? ["routes"] : []), ...(inputs.natGateway ? ["nat"] : [])].join(" and "),
            ]),
    );
const subnetsThat = (resources: PlanResource[], name: string) =>
    waitsFor(one(resources, subnetType, name)).filter((entry) => entry.startsWith("Subnet "));

describe("A network without egress", () => {
    it("has a NAT gateway for the service that demands one, and for no other", async () => {
        const resources = await recorded(() => network());
        expect(waysOf(resources)).toEqual({
            agents: "",
            gateway: "",
            "private-endpoints": "",
            "stream-analytics": "nat",
        });
        expect(listed(resources)).not.toContain("RouteTable network-routes");
    });

    it("has none at all where nothing demands it", async () => {
        const resources = await recorded(() => network({ kind: EgressKind.None }, { subnets: workloads.slice(0, 2) }));
        expect(listed(resources).filter((entry) => /^(NatGateway|RouteTable|PublicIP)/.test(entry))).toEqual([]);
    });
});

describe("A network with a NAT gateway", () => {
    it("lets out every subnet that has workloads", async () => {
        const resources = await recorded(() => network({ kind: EgressKind.NatGateway }));
        expect(waysOf(resources)).toEqual({
            agents: "nat",
            gateway: "",
            "private-endpoints": "nat",
            "stream-analytics": "nat",
        });
        expect(listed(resources)).toContain("PublicIPAddress network-nat-address");
        expect(listed(resources)).not.toContain("RouteTable network-routes");
    });

    it.each([
        [undefined, 4],
        [120, 120],
    ])("drops connections that are idle for %s minutes after %d", async (idleTimeoutMinutes, expected) => {
        const egress = { kind: EgressKind.NatGateway, idleTimeoutMinutes };
        const { inputs } = one(await recorded(() => network(egress)), natType);
        expect(inputs).toMatchObject({
            natGatewayName: "ng-amlp-unit-network-nat",
            sku: { name: "Standard" },
            idleTimeoutInMinutes: expected,
            publicIpAddresses: [{ id: expect.stringMatching(/\/pip-amlp-unit-network-nat-address$/) as string }],
        });
    });
});

describe("A network with a firewall", () => {
    const walled = () => network({ kind: EgressKind.Firewall });

    it("sends every workload to it, in addition to the NAT gateway that one must have", async () => {
        expect(waysOf(await recorded(walled))).toEqual({
            agents: "routes",
            firewall: "",
            "firewall-management": "",
            gateway: "",
            "private-endpoints": "routes",
            "stream-analytics": "routes and nat",
        });
    });

    it("has one route, to the firewall's private address", async () => {
        const { inputs } = one(await recorded(walled), routesType);
        expect(inputs.disableBgpRoutePropagation).toBe(true);
        expect(inputs.routes).toEqual([
            {
                name: "default",
                addressPrefix: "0.0.0.0/0",
                nextHopType: "VirtualAppliance",
                nextHopIpAddress: "10.20.5.4",
            },
        ]);
    });

    it("lets nothing out before the firewall stands, nor that before its rules", async () => {
        const resources = await recorded(walled);
        expect(waitsFor(one(resources, subnetType, "network-agents"))).toContain("RouteTable network-routes");
        expect(waitsFor(one(resources, routesType))).toContain("AzureFirewall network-firewall");
        expect(waitsFor(one(resources, "azure-native:network:AzureFirewall"))).toEqual(
            expect.arrayContaining([
                "FirewallPolicyRuleCollectionGroup network-firewall-rules",
                "Subnet network-firewall",
            ]),
        );
    });

    it("makes its subnets one after another, the firewall's first", async () => {
        const resources = await recorded(walled);
        const order = ["firewall", "firewall-management", "private-endpoints", "agents", "stream-analytics", "gateway"];
        expect(order.map((name) => subnetsThat(resources, `network-${name}`))).toEqual([
            [],
            ...order.slice(0, -1).map((name) => [`Subnet network-${name}`]),
        ]);
    });
});

describe("A network behind somebody else's firewall", () => {
    const egress = { kind: EgressKind.VirtualAppliance, address: "10.0.0.4" };

    it("sends every workload to its address", async () => {
        const resources = await recorded(() => network(egress));
        expect(waysOf(resources)).toEqual({
            agents: "routes",
            gateway: "",
            "private-endpoints": "routes",
            "stream-analytics": "routes and nat",
        });
        expect(one(resources, routesType).inputs.routes).toMatchObject([
            { addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" },
        ]);
    });

    it("makes no firewall", async () => {
        expect(listed(await recorded(() => network(egress))).filter((entry) => entry.includes("Firewall"))).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => network(egress), "preview"))).toEqual(
            listed(await recorded(() => network(egress))),
        );
    });
});
