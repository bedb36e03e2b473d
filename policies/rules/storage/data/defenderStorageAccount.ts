import { missingChildren } from "../../../core/azure/children";
import { isTrue } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";

const hierarchical = isTrue();

export const defenderStorageAccount = defineStackRule({
    id: "defender-storage-account",
    title: "Every lake account states its Defender for Storage",
    rationale: "Left to the subscription's plan, the lake's protection changes without a word in this program.",
    remedy: "Add a DefenderForStorage whose resourceId is the account's id.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    reads: ["azure-native:security:DefenderForStorage"],
    references: ["storage.defender", "Azure.Storage.DefenderCloud"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph
                .ofType("azure-native:storage:StorageAccount")
                .filter((account) => hierarchical.judge(propertyIn(account, "isHnsEnabled")).answer !== "fail"),
            children: graph.ofType("azure-native:security:DefenderForStorage"),
            relate: (setting, account) => graph.refers(setting, "resourceId", account),
            expected: "a DefenderForStorage with this resourceId",
        }),
});
