import { ownValue } from "../../../../azure/ownValue";
import { administrativeRoles, registryUser } from "../../../core/azure/roles";
import { roleGivingTypes, rolePaths } from "../../../core/azure/scopes";
import { lastSegment, type ResourceGraph, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import type { Answer } from "../../../core/verdict";

const registryType = "azure-native:machinelearningservices:Registry";
const customRole = "azure-native:authorization:RoleDefinition";
const userRole = "AzureML Registry User";
const ofRegistry = /\/providers\/Microsoft\.MachineLearningServices\/registries\//i;

/** Whether an assignment is on a registry of models. */
function onRegistry(graph: ResourceGraph, assignment: PolicyInput): Answer {
    const scope = textAt(assignment, "scope");
    return scope.state === "known"
        ? ofRegistry.test(scope.text)
            ? "pass"
            : "fail"
        : graph.find(graph.ofType(registryType), (registry) => graph.refers(assignment, "scope", registry)).answer;
}

/** Whether a role deletes from a registry on which it is given, and its name. */
function deletes(graph: ResourceGraph, assignment: PolicyInput, path: string): readonly [Answer, string] {
    const role = textAt(assignment, path);
    if (role.state !== "known") {
        // What a role of this stack may do is the concern of ml-registry-delete-action.
        const isCustom = graph.behind(assignment, path).some(({ type }) => type === customRole);
        return [role.state === "absent" || isCustom ? "fail" : "unknown", "not known before deployment"];
    }
    const id = lastSegment(role.text).toLowerCase();
    const name = id === registryUser ? userRole : ownValue(administrativeRoles, id);
    return name === undefined ? ["fail", ""] : ["pass", name];
}

function judgeRole(graph: ResourceGraph, assignment: PolicyInput, path: string): StackFinding[] {
    const [deleting, name] = deletes(graph, assignment, path);
    // That role is on registries alone, be it given on a resource group.
    const answer = deleting === "fail" || name === userRole ? deleting : onRegistry(graph, assignment);
    if (answer === "fail") {
        return [];
    }
    const verdict = deleting === "pass" && answer === "pass" ? "fail" : "unknown";
    const message = `the role on a registry of models is ${name}, expected a role that deletes nothing`;
    return [{ urn: assignment.urn, path, message, verdict }];
}

export const mlRegistryWriters = defineStackRule({
    id: "ml-registry-writers",
    title: "No one is given a role that deletes from a registry of models",
    // Source: learn.microsoft.com/azure/machine-learning/how-to-assign-roles.
    rationale:
        "AzureML Registry User, made for readers, also writes and deletes every asset: a model that is gone is gone from every workspace that deploys it.",
    remedy: "Assign a custom role that reads, or one that reads and writes, and no more.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: roleGivingTypes,
    reads: [registryType],
    references: [],
    judge: (graph) =>
        graph
            .ofType(...roleGivingTypes)
            .flatMap((assignment) => rolePaths(assignment).flatMap((path) => judgeRole(graph, assignment, path))),
});
