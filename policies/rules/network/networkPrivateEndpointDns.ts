import { groupOf, linked, namesZone, zoneLinkTypes, zonesFor } from "../../core/azure/privateEndpoints";
import type { ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { type Answer, either } from "../../core/verdict";

function judgeEndpoint(graph: ResourceGraph, endpoint: PolicyInput): StackFinding[] {
    const finding = (answer: Answer, found: string, expected: string): StackFinding[] =>
        answer === "pass"
            ? []
            : [{ urn: endpoint.urn, path: "", message: `${found}, expected ${expected}`, verdict: answer }];
    const groups = graph
        .ofType("azure-native:network:PrivateDnsZoneGroup")
        .filter((group) => graph.names(group, "privateEndpointName", endpoint) !== "fail");
    if (groups.length === 0) {
        return finding("fail", `${endpoint.name} has no zone group`, "a PrivateDnsZoneGroup with its name");
    }
    if (groupOf(endpoint).state === "unknown") {
        const found = `the sub-resource of ${endpoint.name} is not known before deployment`;
        return finding("unknown", found, "a zone group that names its zone");
    }
    return zonesFor(endpoint).flatMap((zone) => {
        const named = either(groups.map((group) => namesZone(graph, group, zone)));
        return named === "pass"
            ? finding(linked(graph, endpoint, zone), `no link joins ${zone} to its network`, "a VirtualNetworkLink")
            : finding(named, `the zone group of ${endpoint.name} does not name ${zone}`, "that zone's id");
    });
}

export const networkPrivateEndpointDns = defineStackRule({
    id: "network-private-endpoint-dns",
    title: "Private endpoints are found by name",
    rationale:
        "Without a record in the right zone, linked to the endpoint's network, clients still resolve the public address, which is closed.",
    remedy: "Add a PrivateDnsZoneGroup that names the zone of the sub-resource, and a VirtualNetworkLink from that zone.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:PrivateEndpoint"],
    reads: ["azure-native:network:PrivateDnsZoneGroup", ...zoneLinkTypes],
    references: ["net.pe-dns", "storage.private-dns", "ml.private-endpoint"],
    judge: (graph, { zoneGroups }) =>
        zoneGroups === "policy"
            ? []
            : graph
                  .ofType("azure-native:network:PrivateEndpoint")
                  .flatMap((endpoint) => judgeEndpoint(graph, endpoint)),
});
