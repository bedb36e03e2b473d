import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringWorkspaceLocalAuth = defineRule({
    id: "monitoring-workspace-local-auth",
    title: "Log Analytics accepts only Entra ID",
    rationale: "Anyone with the workspace key can write logs, and no identity is recorded.",
    remedy: "Set features.disableLocalAuth to true.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:operationalinsights:Workspace"],
    references: ["mon.la-local-auth", "e15effd4-2278-4c65-a0da-4d6f6d1890e2"],
    checks: { "features.disableLocalAuth": isTrue() },
});
