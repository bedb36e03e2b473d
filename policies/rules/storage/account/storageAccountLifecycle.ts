import { missingChildren } from "../../../core/azure/children";
import { defineStackRule } from "../../../core/rule";

export const storageAccountLifecycle = defineStackRule({
    id: "storage-account-lifecycle",
    title: "Every account has a lifecycle policy",
    rationale: "Without one, data that is never read stays in the most expensive tier for ever.",
    remedy: "Add a ManagementPolicy for the account.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    reads: ["azure-native:network:FlowLog", "azure-native:storage:ManagementPolicy"],
    references: ["storage.lifecycle"],
    judge: (graph) => {
        const flowLogs = graph.ofType("azure-native:network:FlowLog");
        return missingChildren(graph, {
            // A flow log deletes what it has written by its own retention.
            of: graph
                .ofType("azure-native:storage:StorageAccount")
                .filter((account) => !flowLogs.some((log) => graph.refers(log, "storageId", account) === "pass")),
            children: graph.ofType("azure-native:storage:ManagementPolicy"),
            relate: (child, account) => graph.names(child, "accountName", account),
            expected: "a ManagementPolicy with this accountName",
        });
    },
});
