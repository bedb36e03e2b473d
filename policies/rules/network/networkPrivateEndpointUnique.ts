import { groupOf, targetPath } from "../../core/azure/privateEndpoints";
import { type ResourceGraph, sameText, textAt } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { type Answer, both } from "../../core/verdict";

const endpointType = "azure-native:network:PrivateEndpoint";

function sameGroup(one: PolicyInput, other: PolicyInput): Answer {
    const [a, b] = [groupOf(one), groupOf(other)];
    if (a.state === "known" && b.state === "known") {
        return sameText(a.text, b.text) ? "pass" : "fail";
    }
    return a.state === "absent" || b.state === "absent" ? "fail" : "unknown";
}

function sameTarget(graph: ResourceGraph, one: PolicyInput, other: PolicyInput): Answer {
    const [a, b] = [textAt(one, targetPath), textAt(other, targetPath)];
    if (a.state === "known" && b.state === "known") {
        return sameText(a.text, b.text) ? "pass" : "fail";
    }
    if (a.state === "absent" || b.state === "absent") {
        return "fail";
    }
    const [sources, others] = [graph.behind(one, targetPath), graph.behind(other, targetPath)];
    if (sources.length > 0 && others.length > 0) {
        return others.some((source) => sources.includes(source)) ? "pass" : "fail";
    }
    return "unknown";
}

function judgePair(graph: ResourceGraph, first: PolicyInput, second: PolicyInput): StackFinding[] {
    const answer = both([sameTarget(graph, first, second), sameGroup(first, second)]);
    if (answer === "fail") {
        return [];
    }
    const verdict = answer === "pass" ? "fail" : "unknown";
    const may = answer === "pass" ? "connects" : "may connect";
    const message = `${second.name} ${may} to the same sub-resource as ${first.name}, expected one endpoint for it`;
    return [{ urn: second.urn, path: "privateLinkServiceConnections", message, verdict }];
}

export const networkPrivateEndpointUnique = defineStackRule({
    id: "network-private-endpoint-unique",
    title: "A sub-resource has one private endpoint",
    rationale: "Two endpoints write the same DNS record; the later one wins, and deleting either takes the name away.",
    remedy: "Keep one PrivateEndpoint for the target and group id, and connect to it through peering.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [endpointType],
    reads: [],
    references: ["net.pe-approved"],
    judge: (graph) => {
        const endpoints = [...graph.ofType(endpointType)].sort((a, b) => (a.urn < b.urn ? -1 : 1));
        return endpoints.flatMap((second, index) =>
            endpoints.slice(0, index).flatMap((first) => judgePair(graph, first, second)),
        );
    },
});
