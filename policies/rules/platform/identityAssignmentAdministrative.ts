import { administrativeRoles } from "../../core/azure/roles";
import { broadAssignments, roleGivingTypes } from "../../core/azure/scopes";
import { defineStackRule } from "../../core/rule";

export const identityAssignmentAdministrative = defineStackRule({
    id: "identity-assignment-administrative",
    title: "No principal is Owner, Contributor or access administrator of a resource group or subscription",
    rationale:
        "An attacker who takes over such a principal controls everything in the scope, what is added later included.",
    remedy: "Assign the narrowest role that does the work, on the resource it works on.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: roleGivingTypes,
    reads: [],
    references: ["iam.no-owner", "storage.least-privilege", "Azure.RBAC.LimitOwner"],
    judge: (graph) => broadAssignments(graph, administrativeRoles, "the id of a single resource, or a narrower role"),
});
