import { dependencyInputs, workspaceType } from "../../../core/machine-learning/workspaces";
import { propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { type Answer, both, either } from "../../../core/verdict";

const lockType = "azure-native:authorization:ManagementLockByScope";
const groupType = "azure-native:resources:ResourceGroup";
const subscription = /^\/subscriptions\/[^/]+\/?$/i;

const isScope = (graph: ResourceGraph, lock: PolicyInput, resource: PolicyInput) =>
    graph.refers(lock, "scope", resource);

/** Whether a lock is on what holds a resource with this id, or on it. */
function covers(lock: PolicyInput, id: string): Answer {
    const scope = textAt(lock, "scope");
    const isOn = scope.state === "known" && `${id}/`.toLowerCase().startsWith(`${scope.text}/`.toLowerCase());
    return isOn ? "pass" : "fail";
}

function onDependency(graph: ResourceGraph, lock: PolicyInput, workspace: PolicyInput): Answer {
    return either(
        Object.entries(dependencyInputs).map(([input, type]) => {
            const id = textAt(workspace, input);
            const here = graph
                .ofType(type)
                .filter((resource) => graph.refers(workspace, input, resource) === "pass")
                .map((resource) => isScope(graph, lock, resource));
            return either([...here, id.state === "known" ? covers(lock, id.text) : "fail"]);
        }),
    );
}

function onGroup(graph: ResourceGraph, lock: PolicyInput, workspace: PolicyInput): Answer {
    const groups = graph.ofType(groupType);
    const here = groups.map((group) =>
        both([graph.names(workspace, "resourceGroupName", group), isScope(graph, lock, group)]),
    );
    const [scope, name] = [textAt(lock, "scope"), textAt(workspace, "resourceGroupName")];
    const named =
        scope.state === "known" &&
        name.state === "known" &&
        sameText(scope.text.replace(/^\/subscriptions\/[^/]+/i, ""), `/resourceGroups/${name.text}`);
    return either([...here, named || (scope.state === "known" && subscription.test(scope.text)) ? "pass" : "fail"]);
}

function judgeLock(graph: ResourceGraph, lock: PolicyInput): StackFinding[] {
    return graph.ofType(workspaceType).flatMap((workspace): StackFinding[] => {
        const answer = either([
            isScope(graph, lock, workspace),
            onGroup(graph, lock, workspace),
            onDependency(graph, lock, workspace),
        ]);
        if (answer === "fail") {
            return [];
        }
        const scope = textAt(lock, "scope").state === "known" ? propertyIn(lock, "scope").inWords() : "not known";
        const message = `scope is ${scope}, expected neither ${workspace.name}, nor its resource group, nor what it depends on`;
        return [{ urn: lock.urn, path: "scope", message, verdict: answer === "pass" ? "fail" : "unknown" }];
    });
}

export const mlWorkspaceLock = defineStackRule({
    id: "ml-workspace-lock",
    title: "No lock is on a workspace of Azure Machine Learning, its group or what it depends on",
    // Source: learn.microsoft.com/azure/machine-learning/how-to-managed-network, 2025-05.
    rationale:
        "The service itself deletes and writes there, endpoints of the managed network among it; a lock stops that, and with it the workspace.",
    remedy: "Leave the lock out and set the resource option protect; put what must be locked into another resource group.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [lockType],
    reads: [workspaceType, groupType, ...Object.values(dependencyInputs)],
    references: [],
    judge: (graph) => graph.ofType(lockType).flatMap((lock) => judgeLock(graph, lock)),
});
