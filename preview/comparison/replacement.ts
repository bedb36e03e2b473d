import { behaviours, catalog } from "../../simulation/services";
import { stepType } from "../graph/steps";
import type { PlanResource } from "../plan";
import type { Step } from "./properties";

// What no table of the simulated cloud has, since no cloud has it.
const ownReplacements: Readonly<Record<string, readonly string[]>> = {
    // internal/provider/resource_sleep.go of hashicorp/terraform-provider-time: triggers has RequiresReplace.
    "time:index/sleep:Sleep": ["triggers"],
    // provider/pkg/provider/local/command.go of pulumi/pulumi-command: Triggers is marked replaceOnChanges, nothing else is.
    [stepType]: ["triggers"],
};

/** Paths of inputs whose change replaces a resource of a type; undefined where nothing is known of the type. */
export function replacementPaths(type: string): readonly string[] | undefined {
    // Another configuration updates a provider: neither azure-native nor Databricks names a key that would replace it.
    if (type.startsWith("pulumi:providers:")) {
        return [];
    }
    const own = ownReplacements[type];
    if (own) {
        return own;
    }
    const [inId, behaviour] = [catalog[type]?.path, behaviours[type]];
    return inId && behaviour && [...inId, ...behaviour.replaceOn];
}

/** What is known of a resource that stays. */
export interface Changed {
    /** As it is to be. */
    after: PlanResource;
    /** Names of the inputs that are not known before something else is recreated. */
    unknown: ReadonlySet<string>;
    /** Where values differ. */
    differing: readonly (readonly Step[])[];
    /** Whether the value at these steps is the id of what is recreated. */
    namesAfterRecreation: (steps: readonly string[]) => boolean;
}

/** Paths that force a replacement, sorted: those of its kind, and those that the program declares. */
export function forcingPaths({ after, unknown, differing, namesAfterRecreation }: Changed): string[] {
    // Of a whole that is not known yet, azure-native tells the engine that the whole differs, which lies above a path
    // within it: what is not known is compared when it is known, and then replaces where the value is another.
    const isUnknown = ([top = "", ...inner]: readonly string[]) =>
        top === "*"
            ? unknown.size > 0
            : unknown.has(top) && (inner.length === 0 || namesAfterRecreation([top, ...inner]));
    const paths = [...(replacementPaths(after.type) ?? []), ...(after.replaceOnChanges ?? [])];
    const forcing = paths.filter((path) => {
        const declared = stepsOf(path);
        return isUnknown(declared) || differing.some((steps) => isAtOrUnder(steps, declared));
    });
    return [...new Set(forcing)].sort();
}

/** As PropertyPath.Contains of sdk/go/common/resource/property_path.go in pulumi/pulumi, by which applyReplaceOnChanges asks. */
function isAtOrUnder(steps: readonly Step[], declared: readonly string[]): boolean {
    return declared.length <= steps.length && declared.every((step, i) => step === "*" || step === textOf(steps[i]));
}

/** Whether the program says to ignore a change of the value at these steps: what is deployed keeps the value that it has. */
export const isIgnored = ({ ignoreChanges = [] }: PlanResource, steps: readonly Step[]): boolean =>
    ignoreChanges.some((path) => isAtOrUnder(steps, stepsOf(path)));

/** Whether a value that differs is one that a path speaks of: it lies at the path, under it, or is a whole around it. */
export function isSpokenOf(steps: readonly Step[], path: string): boolean {
    const declared = stepsOf(path);
    return isAtOrUnder(steps, declared.slice(0, steps.length));
}

const textOf = (step: Step | undefined) => (typeof step === "object" ? step.named : String(step));

const stepsOf = (path: string) => {
    const steps = path.replaceAll("[]", "[*]").split(/[.[\]]+/);
    return steps.filter((step) => step !== "");
};
