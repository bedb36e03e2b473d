import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlConnectionKeyless = defineRule({
    id: "ml-connection-keyless",
    title: "Connections of a workspace hold no keys",
    rationale: "A key in a connection opens the other service to every user of the workspace, under no name of theirs.",
    remedy: "Set properties.authType to ManagedIdentity, AAD or None, and give roles on the target.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:WorkspaceConnection"],
    references: [],
    checks: { "properties.authType": oneOf(["AAD", "ManagedIdentity", "None"]) },
});
