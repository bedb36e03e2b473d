import { atLeast } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringWorkspaceRetention = defineRule({
    id: "monitoring-workspace-retention",
    title: "Logs are kept long enough",
    rationale: "Intrusions are found weeks later; what led to them is then gone.",
    remedy: "Set retentionInDays to 90 in production, 30 or more elsewhere.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:operationalinsights:Workspace"],
    references: ["mon.la-retention"],
    checks: ({ profile }) => ({ retentionInDays: atLeast(profile === "prod" ? 90 : 30) }),
});
