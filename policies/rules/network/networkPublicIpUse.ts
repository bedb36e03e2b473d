import { missingChildren } from "../../core/azure/children";
import { hasLength } from "../../core/conditions";
import { propertyIn, type ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule } from "../../core/rule";
import { type Answer, either } from "../../core/verdict";

const addressType = "azure-native:network:PublicIPAddress";

const inConfiguration = { list: "ipConfigurations", id: "publicIPAddress.id" };

/** By resource type that may have a public address: the list that names it, and the id in an element. */
const holders: Readonly<Record<string, { readonly list: string; readonly id: string }>> = {
    "azure-native:network:AzureFirewall": inConfiguration,
    "azure-native:network:BastionHost": inConfiguration,
    "azure-native:network:NatGateway": { list: "publicIpAddresses", id: "id" },
    "azure-native:network:VirtualNetworkGateway": inConfiguration,
};

function holds(graph: ResourceGraph, holder: PolicyInput, address: PolicyInput): Answer {
    const { list, id } = holders[holder.type] ?? inConfiguration;
    const count = hasLength({ atLeast: 1 }).judge(propertyIn(holder, list)).answer;
    // An unknown list is judged by what it is computed from.
    const length = count === "pass" ? (propertyIn(holder, list).read() as readonly unknown[]).length : 1;
    return either(Array.from({ length }, (_, index) => graph.refers(holder, `${list}.${index}.${id}`, address)));
}

export const networkPublicIpUse = defineStackRule({
    id: "network-public-ip-use",
    title: "Public addresses belong to firewalls, NAT gateways, gateways and Bastion",
    rationale: "The address of a machine or a load balancer opens it to the internet; one that nothing uses is billed.",
    remedy: "Give the address to an AzureFirewall, NatGateway, VirtualNetworkGateway or BastionHost, or remove it.",
    severity: "medium",
    level: { dev: "advisory", prod: "advisory" },
    targets: [addressType],
    reads: Object.keys(holders),
    references: ["net.public-ip", "Azure.PublicIP.IsAttached"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType(addressType),
            children: graph.ofType(...Object.keys(holders)),
            relate: (holder, address) => holds(graph, holder, address),
            expected: "a firewall, NAT gateway, gateway or Bastion of the stack with this address",
        }),
});
