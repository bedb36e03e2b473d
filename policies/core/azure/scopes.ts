import { lastSegment, type ResourceGraph, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import type { StackFinding } from "../rule";
import type { Answer } from "../verdict";

/** Finds assignments of the roles given whose scope is a resource group or wider. */
export function broadAssignments(
    graph: ResourceGraph,
    roles: Readonly<Record<string, string>>,
    narrower: string,
): StackFinding[] {
    return graph.ofType("azure-native:authorization:RoleAssignment").flatMap((assignment): StackFinding[] => {
        const role = roleOf(assignment, roles);
        const broad = role.answer === "fail" ? "fail" : broadScope(graph, assignment);
        if (role.answer === "fail" || broad === "fail") {
            return [];
        }
        const scope = textAt(assignment, "scope");
        const found = scope.state === "known" ? `"${scope.text}"` : "not known before deployment";
        const verdict = role.answer === "pass" && broad === "pass" ? "fail" : "unknown";
        const message = `scope is ${found} for the role ${role.name}, expected ${narrower}`;
        return [{ urn: assignment.urn, path: "scope", message, verdict }];
    });
}

function roleOf(
    assignment: PolicyInput,
    roles: Readonly<Record<string, string>>,
): { readonly answer: Answer; readonly name: string } {
    const id = textAt(assignment, "roleDefinitionId");
    if (id.state !== "known") {
        return { answer: id.state === "unknown" ? "unknown" : "fail", name: "not known before deployment" };
    }
    const name = roles[lastSegment(id.text).toLowerCase()];
    return name === undefined ? { answer: "fail", name: "" } : { answer: "pass", name };
}

function broadScope(graph: ResourceGraph, assignment: PolicyInput): Answer {
    const scope = textAt(assignment, "scope");
    if (scope.state === "known") {
        return /\/providers\/(?!Microsoft\.Management\/)/i.test(scope.text) ? "fail" : "pass";
    }
    const sources = graph.behind(assignment, "scope");
    if (sources.length === 0) {
        return "unknown";
    }
    // A resource's id is made with its group's name, so one resource among the sources makes the scope a resource.
    return sources.every(({ type }) => type === "azure-native:resources:ResourceGroup") ? "pass" : "fail";
}
