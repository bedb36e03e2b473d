import { equals, present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlWorkspaceIdentity = defineRule({
    id: "ml-workspace-identity",
    title: "Workspaces act as an identity that is there before them",
    rationale: "The identity of a workspace itself is made with it: its roles come too late, and end with it.",
    remedy: "Set identity.type to UserAssigned with the identity, and primaryUserAssignedIdentity to its id.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Workspace"],
    references: ["ml.uami", "Azure.ML.UserManagedIdentity", "5f0c7d88-c7de-45b8-ac49-db49e72eaa78"],
    checks: { "identity.type": equals("UserAssigned"), primaryUserAssignedIdentity: present() },
});
