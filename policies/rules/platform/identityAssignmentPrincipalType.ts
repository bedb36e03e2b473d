import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const identityAssignmentPrincipalType = defineRule({
    id: "identity-assignment-principal-type",
    title: "Roles are assigned to groups and workloads, never to single users",
    rationale:
        "A person's assignment outlives the person's task; without a type, an assignment to a new identity fails while the directory catches up.",
    remedy: "Set principalType to ServicePrincipal or Group.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:authorization:RoleAssignment"],
    references: ["iam.groups", "Azure.RBAC.UseGroups"],
    checks: { principalType: oneOf(["ServicePrincipal", "Group"]) },
});
