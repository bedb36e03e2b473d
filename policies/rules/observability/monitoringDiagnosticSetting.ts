import { missingChildren } from "../../core/azure/children";
import { loggedTypes } from "../../core/azure/governance";
import { defineStackRule } from "../../core/rule";

export const monitoringDiagnosticSetting = defineStackRule({
    id: "monitoring-diagnostic-setting",
    title: "Every resource that writes logs has a diagnostic setting",
    rationale: "Without one the logs are discarded, and there is no record of who read or changed what.",
    remedy: "Add a DiagnosticSetting with the resource's id as resourceUri; for storage, that of its blob service.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: loggedTypes.map(({ type }) => type),
    reads: ["azure-native:monitor:DiagnosticSetting", "azure-native:storage:BlobServiceProperties"],
    references: [
        "mon.diag-everywhere",
        "storage.diagnostics",
        "kv.diagnostics",
        "net.nsg-diagnostics",
        "net.diagnostics",
        "databricks.diagnostics",
        "138ff14d-b687-4faa-a81c-898c91a87fa2",
        "SAT GOV-3",
    ],
    judge: (graph) =>
        loggedTypes.flatMap(({ type, below = "" }) =>
            missingChildren(graph, {
                of: graph.ofType(type),
                children: graph.ofType("azure-native:monitor:DiagnosticSetting"),
                relate: (setting, resource) => graph.refers(setting, "resourceUri", resource, below),
                expected: `a DiagnosticSetting with resourceUri <id>${below}`,
            }),
        ),
});
