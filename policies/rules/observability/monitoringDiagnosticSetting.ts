import { missingChildren } from "../../core/azure/children";
import { loggedTypes } from "../../core/azure/governance";
import type { ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule } from "../../core/rule";

const account = "azure-native:storage:StorageAccount";
const setting = "azure-native:monitor:DiagnosticSetting";

/** By part of a storage account other than blobs, which every account has: the resources that show its use. */
const partsInUse: Readonly<Record<string, readonly string[]>> = {
    "/fileServices/default": ["azure-native:storage:FileServiceProperties", "azure-native:storage:FileShare"],
    "/queueServices/default": ["azure-native:storage:Queue", "azure-native:storage:QueueServiceProperties"],
    "/tableServices/default": ["azure-native:storage:Table", "azure-native:storage:TableServiceProperties"],
};

/** What needs a setting: the resources, and the part of them that the logs are of. */
function logged(graph: ResourceGraph): { of: readonly PolicyInput[]; below: string }[] {
    const parts = Object.entries(partsInUse).map(([below, types]) => ({
        of: graph
            .ofType(account)
            .filter((storage) =>
                graph.ofType(...types).some((part) => graph.names(part, "accountName", storage) === "pass"),
            ),
        below,
    }));
    return [...loggedTypes.map(({ type, below = "" }) => ({ of: graph.ofType(type), below })), ...parts];
}

export const monitoringDiagnosticSetting = defineStackRule({
    id: "monitoring-diagnostic-setting",
    title: "Every resource that writes logs has a diagnostic setting",
    rationale: "Without one the logs are discarded, and there is no record of who read or changed what.",
    remedy: "Add a DiagnosticSetting with the resource's id as resourceUri; for storage, those of its blob service and of each other service in use.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: loggedTypes.map(({ type }) => type),
    reads: [setting, "azure-native:storage:BlobServiceProperties", ...Object.values(partsInUse).flat()],
    references: [
        "mon.diag-everywhere",
        "storage.diagnostics",
        "kv.diagnostics",
        "net.nsg-diagnostics",
        "net.diagnostics",
        "databricks.diagnostics",
        "acr.diagnostics",
        "ml.diagnostics",
        "sql.diagnostics",
        "afe0c3be-ba3b-4544-ba52-0c99672a8ad6",
        "138ff14d-b687-4faa-a81c-898c91a87fa2",
        "SAT GOV-3",
    ],
    judge: (graph) =>
        logged(graph).flatMap(({ of, below }) =>
            missingChildren(graph, {
                of,
                children: graph.ofType(setting),
                relate: (candidate, resource) => graph.refers(candidate, "resourceUri", resource, below),
                expected: `a DiagnosticSetting with resourceUri <id>${below}`,
            }),
        ),
});
