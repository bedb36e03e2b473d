import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringInsightsIngestionAccess = defineRule({
    id: "monitoring-insights-ingestion-access",
    title: "Application Insights takes telemetry only over the private network",
    rationale: "A public ingestion endpoint accepts forged telemetry from anywhere.",
    remedy: "Set publicNetworkAccessForIngestion to Disabled; clients write through an Azure Monitor private link scope.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:applicationinsights:Component"],
    references: ["mon.ai-public", "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8", "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405"],
    checks: { publicNetworkAccessForIngestion: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
