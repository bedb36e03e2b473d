import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringInsightsLocalAuth = defineRule({
    id: "monitoring-insights-local-auth",
    title: "Application Insights accepts only Entra ID",
    rationale: "The instrumentation key is in every client, and anyone who has it can write telemetry.",
    remedy: "Set disableLocalAuth to true and give writers Monitoring Metrics Publisher.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:applicationinsights:Component"],
    references: ["mon.ai-local-auth", "Azure.AppInsights.LocalAuth", "199d5677-e4d9-4264-9465-efe1839c06bd"],
    checks: { disableLocalAuth: isTrue() },
});
