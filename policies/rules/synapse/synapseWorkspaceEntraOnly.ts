import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspaceEntraOnly = defineRule({
    id: "synapse-workspace-entra-only",
    title: "Synapse workspaces take identities of Entra alone",
    rationale:
        "A login of SQL signs in with a password, knows no second factor, and Azure does not switch it off later by an update.",
    remedy: "Set azureADOnlyAuthentication to true when the workspace is made.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.entra-only", "2158ddbe-fefa-408e-b43f-d4faef8ff3b8", "6ea81a52-5ca7-4575-9669-eaa910b7edf8"],
    checks: { azureADOnlyAuthentication: isTrue() },
});
