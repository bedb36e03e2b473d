import { known } from "../../core/unknowns";
import { propertyIn, type ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import type { Answer } from "../../core/verdict";

const factoryType = "azure-native:datafactory:Factory";
const contents = ["Dataset", "LinkedService", "Pipeline", "Trigger"].map((name) => `azure-native:datafactory:${name}`);

/** Whether a repository writes a factory. */
function hasRepository(factory: PolicyInput): Answer {
    const found = known(() => propertyIn(factory, "repoConfiguration").read());
    return found ? (found.value === undefined || found.value === null ? "fail" : "pass") : "unknown";
}

function judgeFactory(graph: ResourceGraph, factory: PolicyInput): StackFinding[] {
    const repository = hasRepository(factory);
    const own = graph.ofType(...contents).find((each) => graph.names(each, "factoryName", factory) === "pass");
    if (repository === "fail" || own === undefined) {
        return [];
    }
    const message = `${factory.name} is written by a repository and has ${own.name} of the program, expected one of the two`;
    return [
        { urn: factory.urn, path: "repoConfiguration", message, verdict: repository === "pass" ? "fail" : "unknown" },
    ];
}

export const dataFactoryGitContents = defineStackRule({
    id: "data-factory-git-contents",
    title: "What lies in a factory is written by a repository or by the program",
    rationale:
        "Publishing from a repository changes and deletes what the program made, and the next deployment undoes it.",
    remedy: "Leave repoConfiguration out, or leave linked services, datasets, pipelines and triggers to the repository.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [factoryType],
    reads: contents,
    references: [],
    judge: (graph) => graph.ofType(factoryType).flatMap((factory) => judgeFactory(graph, factory)),
});
