import { isDeepStrictEqual } from "node:util";
import { catalog } from "../../simulation/catalog";
import { behaviours } from "../../simulation/cloud/behaviours";
import { valuesAt } from "../../simulation/cloud/checks";
import type { PlanResource } from "../plan";
import type { Step } from "./properties";

// What no table of the simulated cloud has, since no cloud has it.
const ownReplacements: Readonly<Record<string, readonly string[]>> = {
    // internal/provider/resource_sleep.go of hashicorp/terraform-provider-time: triggers has RequiresReplace.
    "time:index/sleep:Sleep": ["triggers"],
};

/** Paths of inputs whose change replaces a resource of a type; undefined where nothing is known of the type. */
export function replacementPaths(type: string): readonly string[] | undefined {
    // Another configuration updates a provider: neither azure-native nor Databricks names a key that would replace it.
    if (type.startsWith("pulumi:providers:")) return [];
    const own = ownReplacements[type];
    if (own) return own;
    const [inId, behaviour] = [catalog[type]?.path, behaviours[type]];
    return inId && behaviour && [...inId, ...behaviour.replaceOn];
}

/** What is known of a resource that stays. */
export interface Changed {
    /** As it was. */
    before: PlanResource;
    /** As it is to be. */
    after: PlanResource;
    /** Names of the inputs that are not known before something else is made anew. */
    unknown: ReadonlySet<string>;
    /** Where values differ; an input that is not known differs as a whole. */
    differing: readonly (readonly Step[])[];
}

/** Paths that force a replacement, sorted: those of its kind, and those that the program declares. */
export function forcingPaths({ before, after, unknown, differing }: Changed): string[] {
    const ofKind = (replacementPaths(after.type) ?? []).filter(
        (path) =>
            unknown.has(path.split(".")[0] ?? "") ||
            !isDeepStrictEqual(valuesAt(before.inputs, path), valuesAt(after.inputs, path)),
    );
    const declared = (after.replaceOnChanges ?? []).filter((path) =>
        differing.some((steps) => contains(stepsOf(path), steps, unknown)),
    );
    return [...new Set([...ofKind, ...declared])].sort();
}

/**
 * As applyReplaceOnChanges of pkg/resource/deploy/step_generator.go in pulumi/pulumi: what differs must lie at or under
 * the declared path. Of an input that is not known it is not known which part of it is not, so all of them may be.
 */
function contains(declared: readonly string[], steps: readonly Step[], unknown: ReadonlySet<string>): boolean {
    if (unknown.has(declared[0] ?? "")) return true;
    return declared.length <= steps.length && declared.every((step, i) => step === "*" || step === textOf(steps[i]));
}

const textOf = (step: Step | undefined) => (typeof step === "object" ? step.named : String(step));

const stepsOf = (path: string) => path.split(/[.[\]]+/).filter((step) => step !== "");
