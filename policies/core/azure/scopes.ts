import { ownValue } from "../../../azure/ownValue";
import { hasLength } from "../conditions";
import { lastSegment, propertyIn, type ResourceGraph, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import type { StackFinding } from "../rule";
import type { Answer } from "../verdict";

/** By resource type that gives roles: the lists that hold the roles, none where the resource gives a single one. */
const roleLists: Readonly<Record<string, readonly string[]>> = {
    "azure-native:authorization:RoleAssignment": [],
    "azure-native:authorization:PimRoleEligibilitySchedule": [],
    // Gives them to principals of another tenant.
    "azure-native:managedservices:RegistrationDefinition": [
        "properties.authorizations",
        "properties.eligibleAuthorizations",
    ],
};

/** The resource types that give a role on a scope. */
export const roleGivingTypes: readonly string[] = Object.keys(roleLists);

/** Finds where one of these roles is given on a resource group or a wider scope. */
export function broadAssignments(
    graph: ResourceGraph,
    roles: Readonly<Record<string, string>>,
    narrower: string,
): StackFinding[] {
    return graph.ofType(...roleGivingTypes).flatMap((assignment) =>
        rolePaths(assignment).flatMap((path): StackFinding[] => {
            const role = roleOf(assignment, path, roles);
            const broad = role.answer === "fail" ? "fail" : broadScope(graph, assignment);
            if (role.answer === "fail" || broad === "fail") {
                return [];
            }
            const scope = textAt(assignment, "scope");
            const found =
                scope.state === "known" ? propertyIn(assignment, "scope").inWords() : "not known before deployment";
            const verdict = role.answer === "pass" && broad === "pass" ? "fail" : "unknown";
            const message = `scope is ${found} for the role ${role.name}, expected ${narrower}`;
            return [{ urn: assignment.urn, path: "scope", message, verdict }];
        }),
    );
}

/** The paths of the roles that a resource gives. */
export function rolePaths(assignment: PolicyInput): string[] {
    const lists = roleLists[assignment.type] ?? [];
    return lists.length === 0
        ? ["roleDefinitionId"]
        : lists.flatMap((list) => {
              const { answer } = hasLength({ atLeast: 1 }).judge(propertyIn(assignment, list));
              if (answer !== "pass") {
                  // An unknown list is read as an unknown role.
                  return answer === "unknown" ? [list] : [];
              }
              const { length } = propertyIn(assignment, list).read() as readonly unknown[];
              return Array.from({ length }, (_, index) => `${list}.${index}.roleDefinitionId`);
          });
}

function roleOf(
    assignment: PolicyInput,
    path: string,
    roles: Readonly<Record<string, string>>,
): { readonly answer: Answer; readonly name: string } {
    const id = textAt(assignment, path);
    if (id.state !== "known") {
        return { answer: id.state === "unknown" ? "unknown" : "fail", name: "not known before deployment" };
    }
    const name = ownValue(roles, lastSegment(id.text).toLowerCase());
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
