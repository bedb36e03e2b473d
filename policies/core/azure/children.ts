import type { ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";
import type { StackFinding } from "../rule";
import type { Answer } from "../verdict";

/** A resource that each of some resources must have with it. */
export interface Companion {
    /** The resources that need it. */
    readonly of: readonly PolicyInput[];
    /** The resources that may be it. */
    readonly children: readonly PolicyInput[];
    /** Whether a candidate is the one for a resource. */
    readonly relate: (child: PolicyInput, of: PolicyInput) => Answer;
    /** What was looked for, in words. */
    readonly expected: string;
}

/** Finds the resources that have no companion, or whose companion is not known yet. */
export function missingChildren(graph: ResourceGraph, companion: Companion): StackFinding[] {
    return companion.of.flatMap((resource): StackFinding[] => {
        const { answer } = graph.find(companion.children, (child) => companion.relate(child, resource));
        if (answer === "pass") {
            return [];
        }
        const found = answer === "fail" ? "has none" : "may have one, which is not known before deployment";
        const message = `${resource.name} ${found}, expected ${companion.expected}`;
        return [{ urn: resource.urn, path: "", message, verdict: answer }];
    });
}
