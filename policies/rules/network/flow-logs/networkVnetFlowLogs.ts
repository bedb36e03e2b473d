import { missingChildren } from "../../../core/azure/children";
import { defineStackRule } from "../../../core/rule";

export const networkVnetFlowLogs = defineStackRule({
    id: "network-vnet-flow-logs",
    title: "Every virtual network has a flow log",
    rationale: "Without it there is no record of which machine connected to which address.",
    remedy: "Add a FlowLog whose targetResourceId is the network's id.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:network:VirtualNetwork"],
    reads: ["azure-native:network:FlowLog"],
    references: ["net.flow-logs", "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType("azure-native:network:VirtualNetwork"),
            children: graph.ofType("azure-native:network:FlowLog"),
            relate: (log, network) => graph.refers(log, "targetResourceId", network),
            expected: "a FlowLog with this targetResourceId",
        }),
});
