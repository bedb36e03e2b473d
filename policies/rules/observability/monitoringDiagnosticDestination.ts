import { isTrue, oneOf, present, shape, some } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringDiagnosticDestination = defineRule({
    id: "monitoring-diagnostic-destination",
    title: "Diagnostic settings send a whole category group to a workspace",
    rationale:
        "Logs picked one by one miss the category that Azure adds next, and logs outside the workspace are not searched.",
    remedy: "Set workspaceId and enable the category group allLogs or audit in logs.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:monitor:DiagnosticSetting"],
    references: ["mon.diag-destination"],
    checks: {
        workspaceId: present(),
        logs: some(shape({ categoryGroup: oneOf(["allLogs", "audit"]), enabled: isTrue() })),
    },
});
