import type { ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule } from "../../core/rule";

const capacities = ["azure-native:fabric:FabricCapacity", "azure-native:powerbidedicated:CapacityDetails"];
const pipelineType = "azure-native:datafactory:Pipeline";
const triggerType = "azure-native:datafactory:Trigger";

/** Whether a pipeline that a trigger starts acts on a capacity. */
function isPaused(graph: ResourceGraph, capacity: PolicyInput): boolean {
    const acting = graph.ofType(pipelineType).filter((each) => graph.behind(each, "activities").includes(capacity));
    return graph
        .ofType(triggerType)
        .some((trigger) => graph.behind(trigger, "properties").some((source) => acting.includes(source)));
}

export const reportingCapacityPause = defineStackRule({
    id: "reporting-capacity-pause",
    title: "A capacity of reports is paused by a schedule",
    rationale:
        "It bills by the hour while it runs: one that is never paused costs four times as much as one that runs in office hours.",
    remedy: "Make a PauseSchedule for the capacity, whose triggers pause and resume it.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: capacities,
    reads: [pipelineType, triggerType],
    references: [],
    judge: (graph) =>
        graph
            .ofType(...capacities)
            .filter((capacity) => !isPaused(graph, capacity))
            .map(({ urn, name }) => ({
                urn,
                path: "",
                message: `no trigger starts a pipeline that acts on ${name}, expected one that pauses and one that resumes it`,
                verdict: "fail",
            })),
});
