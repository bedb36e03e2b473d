import { isDeepStrictEqual } from "node:util";
import type { Verdict } from "./cascade";
import type { Pair } from "./matching";
import { replacementPaths } from "./replacement";

/**
 * URNs before the change of what is deleted with another that is deleted before it is recreated. As
 * calculateDependentReplacements of pkg/resource/deploy/step_generator.go in pulumi/pulumi: whatever the provider would
 * replace if all that comes from the other were not known, by the kind and not by what the program declares.
 */
export function dependentReplacements(pairs: readonly Pair[], verdicts: readonly Verdict[]): ReadonlySet<string> {
    const gone = new Set(
        pairs.flatMap((pair, i) => (isDeleteBeforeReplace(pair, verdicts[i]) ? [pair.before?.urn ?? ""] : [])),
    );
    const taken = new Set<string>();
    for (let known = -1; known !== taken.size;) {
        known = taken.size;
        for (const { before } of pairs) {
            if (!before || taken.has(before.urn)) {
                continue;
            }
            const { type, provider, propertyDependencies } = before;
            const isGone = (urn: string) => gone.has(urn) || taken.has(urn);
            const fed = (replacementPaths(type) ?? []).some((path) => propertyDependencies[path]?.some(isGone));
            if (fed || isGone(provider)) {
                taken.add(before.urn);
            }
        }
    }
    return taken;
}

// azure-native always deletes first what it replaces, and Databricks where both would have one name.
function isDeleteBeforeReplace({ before, after }: Pair, verdict: Verdict | undefined): boolean {
    if (!before || !after || !verdict || verdict.forcedBy.length === 0) {
        return false;
    }
    if (before.type.startsWith("azure-native:")) {
        return true;
    }
    const { name } = after.inputs;
    return before.type.startsWith("databricks:") && name !== undefined && isDeepStrictEqual(name, before.inputs.name);
}

/**
 * Whether Pulumi refuses to delete or replace a resource. As in step_generator.go: what is replaced must be protected
 * before and after, since protection may be lifted in the same change; what is deleted, or replaced with another, only
 * before.
 */
export function isRefused({ before, after }: Pair, taken: ReadonlySet<string>): boolean {
    return before?.protect === true && (!after || after.protect || taken.has(before.urn));
}
