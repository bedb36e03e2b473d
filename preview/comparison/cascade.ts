import { isArmId } from "../../simulation/core/armIds";
import { at } from "../../simulation/core/ids";
import type { References } from "../graph/references";
import { stepType } from "../graph/steps";
import { byCodePoints, type PlanResource } from "../plan";
import type { Pair } from "./matching";
import { differencesOf, pathText, type Difference } from "./properties";
import { forcingPaths, isIgnored, isSpokenOf } from "./replacement";
import { entryDifferences, type Known } from "./stepEntries";
import type { PropertyChange } from "./types";

/** What is said of a resource that stays. */
export interface Verdict {
    /** Inputs that differ, or are not known before the deployment. */
    properties: PropertyChange[];
    /** What forces a replacement; empty where nothing does. */
    forcedBy: string[];
}

const noUrns: ReadonlySet<string> = new Set();

/** Of a resource that nothing happens to. */
export const unchanged: Verdict = { properties: [], forcedBy: [] };

/**
 * What is recreated makes unknown what is taken from it, and that may force more: until nothing more is recreated.
 * Answers one verdict a pair, in their order.
 */
export function verdictsOf(pairs: readonly Pair[], references: References): Verdict[] {
    const recreated = new Set(pairs.flatMap(({ before, after }) => (after && !before ? [after.urn] : [])));
    const calledNow = new Map(pairs.map(({ before, after }) => [before?.urn ?? "", after?.urn ?? ""]));
    const kept = pairs.map(({ before, after }) => before && after && new Kept(before, after, calledNow, references));
    for (let known = -1; known !== recreated.size;) {
        known = recreated.size;
        for (const resource of kept) {
            if (resource?.isReplaced(recreated) || resource?.runsAgain(recreated)) {
                recreated.add(resource.after.urn);
            }
        }
    }
    // A provider that does not know yet what to call is not asked: the engine plans to update what it has.
    const blind = new Set(kept.flatMap((resource) => (resource?.isBlind(recreated) ? [resource.after.urn] : [])));
    return kept.map((resource) => (resource ? resource.verdict(recreated, blind) : unchanged));
}

/** A resource that is there before and after. Its values are compared once, however often the cascade comes by. */
class Kept {
    private readonly inputs: { name: string; differences: Difference[] }[];
    private readonly fedBy: [property: string, urns: string[]][];
    private readonly hasOtherProvider: boolean;

    constructor(
        private readonly before: PlanResource,
        readonly after: PlanResource,
        calledNow: ReadonlyMap<string, string>,
        private readonly references: References,
    ) {
        const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])].sort(byCodePoints);
        this.inputs = names.map((name) => ({
            name,
            differences: differencesOf([name], before.inputs[name], after.inputs[name]).filter(
                ({ steps }) => !isIgnored(after, steps),
            ),
        }));
        this.fedBy = Object.entries(after.propertyDependencies).filter(([name]) => !isIgnored(after, [name]));
        this.hasOtherProvider = (calledNow.get(before.provider) ?? before.provider) !== after.provider;
    }

    isReplaced(recreated: ReadonlySet<string>): boolean {
        return !recreated.has(this.after.urn) && this.forcedBy(recreated, this.unknownWith(recreated)).length > 0;
    }

    /** Whether it is a step that runs again: what it writes is not known before. */
    runsAgain(recreated: ReadonlySet<string>): boolean {
        const { type, urn } = this.after;
        return type === stepType && !recreated.has(urn) && this.verdict(recreated, noUrns).properties.length > 0;
    }

    isBlind(recreated: ReadonlySet<string>): boolean {
        return this.after.type.startsWith("pulumi:providers:") && this.unknownWith(recreated).size > 0;
    }

    verdict(recreated: ReadonlySet<string>, blind: ReadonlySet<string>): Verdict {
        const unknown = this.unknownWith(recreated);
        const forcedBy = this.forcedBy(recreated, unknown);
        const properties = this.inputs.flatMap(({ name, differences }) =>
            this.shown(name, differences, unknown.has(name), recreated).map(({ steps, ...values }): PropertyChange => ({
                path: pathText(steps),
                ...values,
                forces: forcedBy.some((path) => isSpokenOf(steps, path)),
            })),
        );
        const { provider } = this.after;
        if (properties.length === 0 && blind.has(provider)) {
            properties.push({ path: "provider", before: provider, after: provider, knownAfter: true, forces: false });
        }
        return { properties, forcedBy };
    }

    private shown(
        name: string,
        differences: Difference[],
        knownAfter: boolean,
        recreated: ReadonlySet<string>,
    ): Known<Difference>[] {
        const { before, after, references } = this;
        if (knownAfter && after.type === stepType && name === "environment") {
            return entryDifferences(differences, { before, after, recreated, references });
        }
        const same = { steps: [name], before: before.inputs[name], after: after.inputs[name] };
        const shown = differences.length === 0 && knownAfter ? [same] : differences;
        return shown.map((difference) => ({ ...difference, knownAfter }));
    }

    private unknownWith(recreated: ReadonlySet<string>): ReadonlySet<string> {
        const fed = this.fedBy.filter(([, urns]) => urns.some((urn) => recreated.has(urn)));
        return new Set(fed.map(([property]) => property));
    }

    private forcedBy(recreated: ReadonlySet<string>, unknown: ReadonlySet<string>): string[] {
        const { after } = this;
        const byProvider = this.hasOtherProvider || recreated.has(after.provider) ? ["provider"] : [];
        const differing = this.inputs.flatMap(({ differences }) => differences.map(({ steps }) => steps));
        const namesAfterRecreation = (steps: readonly string[]) => this.namesAfterRecreation(steps, recreated);
        return [...forcingPaths({ after, unknown, differing, namesAfterRecreation }), ...byProvider];
    }

    private namesAfterRecreation([top = "", ...inner]: readonly string[], recreated: ReadonlySet<string>): boolean {
        const value = at(this.after.inputs[top], ...inner);
        if (typeof value !== "string" || !isArmId(value)) {
            return false;
        }
        return this.references
            .things(this.after, top, ...inner)
            .some(({ resource }) => recreated.has(resource?.urn ?? ""));
    }
}
