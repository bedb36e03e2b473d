import { ownValue } from "../../../azure/ownValue";
import { lastSegment, networkIdOf, type ResourceGraph, sameText, type Text, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import { type Answer, both, either } from "../verdict";
import { zonesOfGroup } from "./privateLink";

const connection = "privateLinkServiceConnections.0";

/** The input that names the service an endpoint connects to. */
export const targetPath = `${connection}.privateLinkServiceId`;

/** The resource types other than endpoints and zone groups that `namesZone` and `linked` look at. */
export const zoneLinkTypes: readonly string[] = [
    "azure-native:network:Subnet",
    "azure-native:network:VirtualNetwork",
    "azure-native:privatedns:PrivateZone",
    "azure-native:privatedns:VirtualNetworkLink",
];

/** The sub-resource an endpoint connects to. */
export function groupOf(endpoint: PolicyInput): Text {
    return textAt(endpoint, `${connection}.groupIds.0`);
}

/** Whether an endpoint connects to this sub-resource, of whatever service. */
export function connectsTo(endpoint: PolicyInput, group: string): Answer {
    return sameAnswer(groupOf(endpoint), group);
}

/** Whether an endpoint connects to this sub-resource of this service. */
export function privateLinkGroup(
    graph: ResourceGraph,
    endpoint: PolicyInput,
    service: PolicyInput,
    group: string,
): Answer {
    return both([graph.refers(endpoint, targetPath, service), connectsTo(endpoint, group)]);
}

/** The zones that must name an endpoint; none while its sub-resource is unknown or foreign to us. */
export function zonesFor(endpoint: PolicyInput): readonly string[] {
    const group = groupOf(endpoint);
    return group.state === "known" ? (ownValue(zonesOfGroup, group.text.toLowerCase()) ?? []) : [];
}

/** Whether a zone group has a record for the zone. */
export function namesZone(graph: ResourceGraph, zoneGroup: PolicyInput, zone: string): Answer {
    const named = either(zoneIds(zoneGroup).map((id) => sameAnswer(id, zone)));
    if (named !== "unknown") {
        return named;
    }
    const sources = graph.behind(zoneGroup, "privateDnsZoneConfigs");
    return sources.length === 0
        ? "unknown"
        : either(sources.map((source) => sameAnswer(textAt(source, "privateZoneName"), zone)));
}

// A zone group holds at most five zones.
function zoneIds(zoneGroup: PolicyInput): Text[] {
    return Array.from({ length: 5 }, (_, index) =>
        textAt(zoneGroup, `privateDnsZoneConfigs.${index}.privateDnsZoneId`),
    );
}

/** Whether an endpoint's network resolves the zone: a link joins both. */
export function linked(graph: ResourceGraph, endpoint: PolicyInput, zone: string): Answer {
    const zones = graph
        .ofType("azure-native:privatedns:PrivateZone")
        .filter((candidate) => sameAnswer(textAt(candidate, "privateZoneName"), zone) === "pass");
    const links = graph.ofType("azure-native:privatedns:VirtualNetworkLink").filter((link) => {
        const name = textAt(link, "privateZoneName");
        return name.state === "known"
            ? sameText(name.text, zone)
            : zones.some((candidate) => graph.names(link, "privateZoneName", candidate) === "pass");
    });
    // A zone of another stack that no link here names is linked there, out of sight.
    if (zones.length === 0 && links.length === 0) {
        return "pass";
    }
    return either(links.map((link) => sameNetwork(graph, endpoint, link)));
}

function sameNetwork(graph: ResourceGraph, endpoint: PolicyInput, link: PolicyInput): Answer {
    const subnet = textAt(endpoint, "subnet.id");
    const network = textAt(link, "virtualNetwork.id");
    if (subnet.state === "known" && network.state === "known") {
        return answer(sameText(networkIdOf(subnet.text), network.text));
    }
    return either(
        graph
            .ofType("azure-native:network:VirtualNetwork")
            .map((candidate) =>
                both([inNetwork(graph, endpoint, candidate), graph.refers(link, "virtualNetwork.id", candidate)]),
            ),
    );
}

function inNetwork(graph: ResourceGraph, endpoint: PolicyInput, network: PolicyInput): Answer {
    const subnets = graph
        .ofType("azure-native:network:Subnet")
        .filter((subnet) => graph.refers(endpoint, "subnet.id", subnet) === "pass");
    return subnets.length > 0
        ? either(subnets.map((subnet) => graph.names(subnet, "virtualNetworkName", network)))
        : graph.refers(endpoint, "subnet.id", network);
}

function sameAnswer(text: Text, expected: string): Answer {
    return text.state === "known"
        ? answer(sameText(lastSegment(text.text), expected))
        : text.state === "unknown"
          ? "unknown"
          : "fail";
}

function answer(right: boolean): Answer {
    return right ? "pass" : "fail";
}
