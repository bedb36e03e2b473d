import { missingChildren } from "../../core/azure/children";
import { lastSegment, propertyIn, type ResourceGraph, textAt } from "../../core/relations";
import { some, matches } from "../../core/conditions";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule } from "../../core/rule";
import { both, either } from "../../core/verdict";

const poolType = "azure-native:synapse:SqlPool";
const assignmentType = "azure-native:authorization:RoleAssignment";
const definitionType = "azure-native:authorization:RoleDefinition";
const pauses = some(matches(/^Microsoft\.Synapse\/workspaces\/sqlPools\/pause\/action$/i, "the action that pauses"));

export const synapseSqlPoolPause = defineStackRule({
    id: "synapse-sql-pool-pause",
    title: "Something of the stack may pause each dedicated pool",
    rationale: "A pool bills by the hour until it is paused, at night and on holidays too.",
    remedy: "Add a PauseSchedule of the pool, or waive the rule for one that is queried around the clock.",
    severity: "medium",
    level: { dev: "advisory", prod: "advisory" },
    targets: [poolType],
    reads: [assignmentType, definitionType],
    references: [],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType(poolType),
            children: graph.ofType(assignmentType),
            relate: (assignment, pool) => both([graph.refers(assignment, "scope", pool), mayPause(graph, assignment)]),
            expected: "a role on it that holds the action that pauses",
        }),
});

/** Whether a role is one that pauses. */
const mayPause = (graph: ResourceGraph, assignment: PolicyInput) =>
    either(
        graph
            .ofType(definitionType)
            .filter((definition) => pauses.judge(propertyIn(definition, "permissions.0.actions")).answer === "pass")
            .map((definition) =>
                graph.relates(assignment, "roleDefinitionId", definition, (text) => {
                    const name = textAt(definition, "roleDefinitionId");
                    return name.state === "known" ? lastSegment(text) === lastSegment(name.text) : undefined;
                }),
            ),
    );
