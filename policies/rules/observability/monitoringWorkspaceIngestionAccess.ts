import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringWorkspaceIngestionAccess = defineRule({
    id: "monitoring-workspace-ingestion-access",
    title: "Log Analytics takes logs only over the private network",
    rationale:
        "A public ingestion endpoint accepts forged logs from anywhere. Azure's own resource logs do not use it.",
    remedy: "Set publicNetworkAccessForIngestion to Disabled; agents write through an Azure Monitor private link scope.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:operationalinsights:Workspace"],
    references: ["mon.la-public", "6c53d030-cc64-46f0-906d-2bc061cd1334", "d3ba9c42-9dd5-441a-957c-274031c750c0"],
    checks: { publicNetworkAccessForIngestion: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
