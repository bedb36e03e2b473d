import { missingChildren } from "../../../core/azure/children";
import { serverlessWhen } from "../../../core/databricks/serverless";
import { workspaceType } from "../../../core/databricks/workspaces";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";

const serverlessTypes = Object.keys(serverlessWhen);
const companions = [
    "databricks:index/mwsNccBinding:MwsNccBinding",
    "databricks:index/workspaceNetworkOption:WorkspaceNetworkOption",
];

export const databricksServerlessConnectivity = defineStackRule({
    id: "databricks-serverless-connectivity",
    title: "A workspace with serverless compute has its private ways and its network policy",
    rationale:
        "Serverless compute runs in a network of Databricks: without a binding it cannot connect to a lake without public access, and without a policy it connects to everything else.",
    remedy: "Bind the workspace with MwsNccBinding and WorkspaceNetworkOption, or give the workload machines of its own: enableServerlessCompute or serverless false, a cluster for each task.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: serverlessTypes,
    reads: [workspaceType, ...companions],
    references: ["dbx.ncc", "dbx.network-policy", "dbx.sql-warehouse", "SAT NS-9"],
    judge: (graph) =>
        companions.flatMap((type) =>
            missingChildren(graph, {
                // A workspace of another stack is bound there.
                of: graph
                    .ofType(...serverlessTypes)
                    .filter(
                        (workload) =>
                            graph.ofType(workspaceType).length > 0 &&
                            serverlessWhen[workload.type]?.judge(propertyIn(workload, "")).answer === "pass",
                    ),
                children: graph.ofType(type),
                relate: () => "pass",
                expected: `a ${type.split(":").at(-1) ?? ""} of its workspace`,
            }),
        ),
});
