import { privateLinkGroups } from "../../../../azure/privateLink";
import { connectsTo } from "../../../core/azure/privateEndpoints";
import { equals } from "../../../core/conditions";
import { workspacesWithMachines, workspaceType } from "../../../core/databricks/workspaces";
import { propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { either } from "../../../core/verdict";

const closed = equals("Disabled");
const [signInZone = ""] = privateLinkGroups.browser_authentication.zones;

const signsIn = (endpoint: PolicyInput) => connectsTo(endpoint, "browser_authentication");

// A region and zone have one such endpoint. Where the zone is of another stack, so is the endpoint, or may be.
function zoneIsHere(graph: ResourceGraph): boolean {
    return graph.ofType("azure-native:privatedns:PrivateZone").some((zone) => {
        const name = textAt(zone, "privateZoneName");
        return name.state === "known" && sameText(name.text, signInZone);
    });
}

function missing(graph: ResourceGraph, endpoints: readonly PolicyInput[]): StackFinding[] {
    const answer = either(endpoints.map(signsIn));
    return workspacesWithMachines(graph).flatMap((workspace): StackFinding[] => {
        const shut = closed.judge(propertyIn(workspace, "publicNetworkAccess")).answer;
        if (shut === "fail" || answer === "pass" || !zoneIsHere(graph)) {
            return [];
        }
        const found =
            answer === "fail" ? "nothing signs users in" : "it is not known before deployment what signs users in";
        const message = `${found} to ${workspace.name}, expected a PrivateEndpoint with groupIds ["browser_authentication"]`;
        const verdict = answer === "fail" && shut === "pass" ? "fail" : "unknown";
        return [{ urn: workspace.urn, path: "", message, verdict }];
    });
}

function tooMany(endpoints: readonly PolicyInput[]): StackFinding[] {
    const certain = endpoints
        .filter((endpoint) => signsIn(endpoint) === "pass")
        .sort((one, other) => (one.urn < other.urn ? -1 : 1));
    return certain.slice(1).flatMap((second): StackFinding[] => {
        const first = certain.find((other) => other !== second && sameRegion(other, second));
        const message = `${second.name} signs users in as ${first?.name ?? ""} does, expected one endpoint for the region`;
        return first ? [{ urn: second.urn, path: "privateLinkServiceConnections", message, verdict: "fail" }] : [];
    });
}

function sameRegion(one: PolicyInput, other: PolicyInput): boolean {
    const [a, b] = [textAt(one, "location"), textAt(other, "location")];
    return a.state === "known" && b.state === "known" && sameText(a.text, b.text);
}

export const databricksWorkspaceBrowserAuthentication = defineStackRule({
    id: "databricks-workspace-browser-authentication",
    title: "A region has one endpoint that signs users in to Databricks",
    rationale:
        "Without it no one can sign in to a workspace without public access; with two, both write the same DNS record and the later wins.",
    remedy: "Keep one PrivateEndpoint with groupIds browser_authentication for the region and DNS zone.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: ["azure-native:network:PrivateEndpoint", "azure-native:privatedns:PrivateZone"],
    references: ["databricks.private-endpoint", "258823f2-4595-4b52-b333-cc96192710d8", "SAT NS-3"],
    judge: (graph) => {
        const endpoints = graph.ofType("azure-native:network:PrivateEndpoint");
        return [...missing(graph, endpoints), ...tooMany(endpoints)];
    },
});
