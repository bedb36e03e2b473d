import { stepEntry } from "../../steps/contract";
import { resourceTypeOf } from "../../azure/resourceTypes";
import { isArmId } from "../../simulation/core/armIds";
import { at } from "../../simulation/core/ids";
import type { References } from "../graph/references";
import { byCodePoints, type PlanResource, type PlanValue } from "../plan";
import type { Difference } from "./properties";

/** Something that differs, with whether it is known only after the deployment. */
export type Known<Of> = Of & { knownAfter: boolean };

/** A step before and after a change. */
export interface ChangedStep {
    /** As the base has it. */
    before: PlanResource;
    /** As it is to be. */
    after: PlanResource;
    /** URNs of what has outputs that are not known. */
    recreated: ReadonlySet<string>;
    /** What the plan's resources refer to. */
    references: References;
}

const environment = "environment";

/**
 * What differs in the environment of a step where some of it comes from what is recreated: entry by entry, since each is
 * known or not on its own, and the step itself is always known.
 */
export function entryDifferences(differences: readonly Difference[], step: ChangedStep): Known<Difference>[] {
    const [old, today] = [step.before, step.after].map(({ inputs }) => entriesOf(inputs[environment]));
    const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(today ?? {})])].sort(byCodePoints);
    return names.flatMap((name): Known<Difference>[] => {
        if (isUnknown(name, step)) {
            const values = { before: old?.[name], after: today?.[name] };
            return [{ steps: [environment, name], ...values, knownAfter: true }];
        }
        const own = differences.filter(({ steps }) => steps[1] === name);
        return own.map((difference) => ({ ...difference, knownAfter: false }));
    });
}

const entriesOf = (value: PlanValue | undefined) =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;

// The plan says what the environment as a whole is made from. An id, and a host name that begins with a resource's name,
// tell which of these an entry comes from; another value may come from any.
function isUnknown(name: string, { after, recreated, references }: ChangedStep): boolean {
    const value = at(after.inputs[environment], name);
    if (name === stepEntry || value === undefined) {
        return false;
    }
    if (typeof value !== "string") {
        return true;
    }
    const sources = isArmId(value)
        ? references.things(after, environment, name).map(({ resource }) => resource)
        : references.behind(after, environment).filter((source) => isHostOf(source, value));
    return sources.length === 0 || sources.some((source) => source === undefined || recreated.has(source.urn));
}

function isHostOf({ type, inputs }: PlanResource, value: string): boolean {
    const own = resourceTypeOf(type)?.names?.at(-1);
    const name = own === undefined ? undefined : inputs[own];
    return typeof name === "string" && name !== "" && value.startsWith(`${name}.`);
}
