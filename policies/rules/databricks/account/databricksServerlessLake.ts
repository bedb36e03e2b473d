import { missingChildren } from "../../../core/azure/children";
import { lakeReads, lakes } from "../../../core/azure/lakes";
import { equals } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";
import { both } from "../../../core/verdict";

export const databricksServerlessLake = defineStackRule({
    id: "databricks-serverless-lake",
    title: "Serverless compute has both private ways to the lake",
    rationale: "The lake is closed to the public network; a client that speaks dfs also calls blob.",
    remedy: "Add an MwsNccPrivateEndpointRule with the account's id for dfs and one for blob.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    reads: [
        ...lakeReads,
        "databricks:index/mwsNccBinding:MwsNccBinding",
        "databricks:index/mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule",
    ],
    references: ["dbx.ncc"],
    judge: (graph) => {
        const isBound = graph.ofType("databricks:index/mwsNccBinding:MwsNccBinding").length > 0;
        const known = lakes(graph).flatMap(({ account, answer }) => (answer === "pass" ? [account] : []));
        return ["dfs", "blob"].flatMap((group) =>
            missingChildren(graph, {
                of: isBound ? known : [],
                children: graph.ofType("databricks:index/mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule"),
                relate: (rule, account) =>
                    both([
                        graph.refers(rule, "resourceId", account),
                        equals(group).judge(propertyIn(rule, "groupId")).answer,
                    ]),
                expected: `an MwsNccPrivateEndpointRule with this resourceId and groupId "${group}"`,
            }),
        );
    },
});
