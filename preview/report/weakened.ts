import type { Comparison, Weakening } from "../comparison/types";
import type { Risk, RiskGroup, RiskPart } from "./risk";
import { overlaps } from "../paths";
import type { PublicExposure } from "./publicExposure";

/** What protects less than before and what a waiver newly covers, save what other risks say of the same input. */
export function weakenedGroups(comparison: Comparison, exposures: readonly PublicExposure[]): RiskGroup[] {
    const { weakened, waived, retentionReduced, unprotected } = comparison;
    const said = [
        ...exposures.map(({ resource: { urn }, path }) => ({ urn, path })),
        ...retentionReduced,
        ...unprotected.map(({ urn }) => ({ urn, path: "protect" })),
    ];
    const isSaid = ({ urn, path }: Weakening) => said.some((other) => other.urn === urn && overlaps(other.path, path));
    return [
        {
            tone: "bad",
            title: "Protection is weakened",
            meaning: "These protect less than before.",
            risks: together(weakened.filter((each) => !isSaid(each))),
        },
        {
            tone: "warn",
            title: "Waivers are new",
            meaning: "A waiver covers what a rule finds, and did not before.",
            risks: together(waived),
        },
    ];
}

/** One risk for all resources of a kind of which the same is said. */
function together(weakened: readonly Weakening[]): Risk[] {
    const risks = new Map<string, Risk>();
    for (const each of weakened) {
        const { urn, type, name, rule } = each;
        const [resource, says] = [{ urn, type, name }, saysOf(each)];
        const key = JSON.stringify([type, says]);
        const known = risks.get(key);
        const also = known ? [...(known.also ?? []), resource] : [];
        risks.set(key, { resource, ...known, says, ...(rule && { rule }), ...(also.length > 0 && { also }) });
    }
    return [...risks.values()];
}

function saysOf({ severity, rule, path, says, before, after, allowedBy }: Weakening): RiskPart[] {
    if (rule !== undefined) {
        const allowed = allowedBy === undefined ? "" : `, which profile ${allowedBy} allows`;
        return [" breaks ", { code: rule }, ` (${severity})${allowed}: ${says}`];
    }
    if (before === undefined && after === undefined) {
        return [` ${says} (${severity})`];
    }
    return [` ${says} (${severity}): `, { code: path }, " (", { change: { before, after, knownAfter: false } }, ")"];
}
