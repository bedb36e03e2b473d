import { present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringInsightsWorkspace = defineRule({
    id: "monitoring-insights-workspace",
    title: "Application Insights stores in a Log Analytics workspace",
    rationale:
        "Classic storage is retired, and telemetry outside the workspace escapes its retention and access rules.",
    remedy: "Set workspaceResourceId.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:applicationinsights:Component"],
    references: ["mon.ai-workspace", "Azure.AppInsights.Workspace", "d550e854-df1a-4de9-bf44-cd894b39a95e"],
    checks: { workspaceResourceId: present() },
});
