import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringInsightsQueryAccess = defineRule({
    id: "monitoring-insights-query-access",
    title: "Application Insights answers queries only over the private network",
    rationale: "Telemetry often carries user data; a public query endpoint leaves only roles in between.",
    remedy: "Set publicNetworkAccessForQuery to Disabled where users can connect to the private network.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["azure-native:applicationinsights:Component"],
    references: ["mon.ai-public", "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8", "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405"],
    checks: { publicNetworkAccessForQuery: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
