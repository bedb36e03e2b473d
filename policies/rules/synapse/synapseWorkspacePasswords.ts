import { absent, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspacePasswords = defineRule({
    id: "synapse-workspace-passwords",
    title: "Synapse workspaces have no login with a password",
    rationale: "A password in the program ends in the state and opens the pools to anyone who has it.",
    remedy: "Leave sqlAdministratorLogin and sqlAdministratorLoginPassword out; sign in with identities of Entra.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.no-sql-password", "CKV_AZURE_239"],
    unwaivable: true,
    checks: {
        "": shape({
            sqlAdministratorLogin: absent("identities sign in"),
            sqlAdministratorLoginPassword: absent("identities sign in"),
        }),
    },
});
