import { missingChildren } from "../../../core/azure/children";
import { lakeReads, lakes } from "../../../core/azure/lakes";
import { defineStackRule } from "../../../core/rule";

export const defenderStorageAccount = defineStackRule({
    id: "defender-storage-account",
    title: "Every lake account states its Defender for Storage",
    rationale: "Left to the subscription's plan, the lake's protection changes without a word in this program.",
    remedy: "Add a DefenderForStorage whose resourceId is the account's id.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    reads: [...lakeReads, "azure-native:security:DefenderForStorage"],
    references: ["storage.defender", "Azure.Storage.DefenderCloud"],
    judge: (graph) =>
        missingChildren(graph, {
            of: lakes(graph).map(({ account }) => account),
            children: graph.ofType("azure-native:security:DefenderForStorage"),
            relate: (setting, account) => graph.refers(setting, "resourceId", account),
            expected: "a DefenderForStorage with this resourceId",
        }),
});
