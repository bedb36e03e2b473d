import { describe, expect, it } from "vitest";
import { networkTrafficIssues } from "../../../components/network/checks";
import type { NetworkTrafficArgs, PlannedSubnet } from "../../../components";
import { privateLinkGroups } from "../../../azure/privateLink";

const endpoints: PlannedSubnet = { purpose: "privateEndpoints", addressPrefix: "10.20.0.0/24" };
const nodes: PlannedSubnet = { purpose: "kubernetesNodes", addressPrefix: "10.20.4.0/22" };
const issues = (args: NetworkTrafficArgs, subnets = [endpoints, nodes], addressSpace = ["10.20.0.0/16"]) =>
    networkTrafficIssues({ addressSpace, subnets, privateEndpointGroupIds: [], ...args });
const groupIds = Object.keys(privateLinkGroups).join(", ");
const form = "must be an IPv4 range in CIDR form that starts at its first address, for example 10.100.0.0/24";
const ranges = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10";

describe("Traffic of a network", () => {
    it.each([
        {},
        { privateEndpointGroupIds: ["blob", "azuremonitor"] },
        { privateEndpointClients: ["10.100.0.0/24", "172.16.0.0/12", "100.64.0.0/10"] },
        { podAddressSpace: ["10.240.0.0/14", "192.168.0.0/16"] },
    ])("may be %j", (args) => {
        expect(issues(args)).toEqual([]);
    });

    it.each([
        [
            { privateEndpointGroupIds: undefined },
            "privateEndpointGroupIds: is missing; name the group ids of the endpoints, [] where there are none yet",
        ],
        [
            { privateEndpointGroupIds: ["blob", "toString"] },
            `privateEndpointGroupIds: "toString" is not known; use one of ${groupIds}`,
        ],
        [{ privateEndpointClients: ["10.100.0.1/24"] }, `privateEndpointClients: "10.100.0.1/24" ${form}`],
        [
            { privateEndpointClients: ["10.20.8.0/24"] },
            "privateEndpointClients: 10.20.8.0/24 overlaps 10.20.0.0/16 of this network, whose subnets are allowed by purpose; leave it out",
        ],
        [
            { privateEndpointClients: ["203.0.113.0/24"] },
            `privateEndpointClients: 203.0.113.0/24 is not private; endpoints have and take private addresses: ${ranges}`,
        ],
        [
            { privateEndpointClients: ["192.168.0.0/15"] },
            `privateEndpointClients: 192.168.0.0/15 is not private; endpoints have and take private addresses: ${ranges}`,
        ],
        [
            { privateEndpointClients: ["10.100.0.0/24", "10.100.0.0/24"] },
            "privateEndpointClients: 10.100.0.0/24 is duplicated",
        ],
        [
            { remotePrivateEndpoints: ["20.60.0.0/24"] },
            `remotePrivateEndpoints: 20.60.0.0/24 is not private; endpoints have and take private addresses: ${ranges}`,
        ],
        [{ podAddressSpace: ["pods"] }, `podAddressSpace: "pods" ${form}`],
        [
            { podAddressSpace: ["10.20.128.0/17"] },
            "podAddressSpace: 10.20.128.0/17 overlaps 10.20.0.0/16 of this network; give pods a range of their own",
        ],
    ])("may not be %j", (args, expected) => {
        expect(issues(args).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`)).toEqual([expected]);
    });

    it("may have the default range of pods in its address space only where it has no nodes", () => {
        const space = ["10.244.0.0/20"];
        expect(issues({}, [nodes], space)).toHaveLength(1);
        expect(issues({ podAddressSpace: ["10.245.0.0/16"] }, [nodes], space)).toEqual([]);
        expect(issues({}, [endpoints], space)).toEqual([]);
    });

    it("needs no group ids where no subnet is for endpoints", () => {
        expect(issues({ privateEndpointGroupIds: undefined }, [nodes])).toEqual([]);
    });
});
