import { dataPlaneRoles } from "../../core/azure/roles";
import { broadAssignments, roleGivingTypes } from "../../core/azure/scopes";
import { defineStackRule } from "../../core/rule";

export const identityAssignmentDataScope = defineStackRule({
    id: "identity-assignment-data-scope",
    title: "Roles over data are assigned on a resource",
    rationale: "On a resource group the role also covers every account and vault that is added to it later.",
    remedy: "Set scope to the id of the account, container, vault or key.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: roleGivingTypes,
    reads: [],
    references: ["iam.data-plane-roles"],
    judge: (graph) => broadAssignments(graph, dataPlaneRoles, "the id of a single account, container, vault or key"),
});
