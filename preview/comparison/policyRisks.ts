import { catalog } from "../../policies/catalog";
import type { Level, Profile } from "../../policies/core/rule";
import { countOf } from "../words";
import { findingsOf, isProfile } from "../judge";
import type { Plan, PlanFinding, PlanResource } from "../plan";
import { findingKey } from "./findings";
import { namedPath } from "./nodes";
import { severities, type Weakening } from "./types";

/** What the rules of the policy pack say of a change. */
export interface PolicyRisks {
    /** What a rule newly finds, and what it finds no longer because a milder profile judges the stack. */
    weakened: Weakening[];
    /** What a waiver newly covers. */
    waived: Weakening[];
}

/**
 * Judges both plans by the rules of today, so that a rule that the base did not have yet accuses nothing that stays, and
 * by the profiles of both: a stack does not become safer because a milder one judges it. `calledNow` has the URNs of
 * today of what had others.
 */
export function policyRisks(before: Plan, after: Plan, calledNow: ReadonlyMap<string, string>): PolicyRisks {
    const { zoneGroups } = after.policy;
    const own = profileOf(after) ?? "prod";
    const base = profileOf(before) ?? own;
    const named = new Map(after.resources.map((resource) => [resource.urn, resource]));
    const judged = [...new Set([own, base])].map((profile) => ({
        then: findingsOf(before, profile, zoneGroups).map((finding) => today(finding, calledNow)),
        now: findingsOf(after, profile, zoneGroups),
    }));
    const levels = new Map(judged[0]?.now.map((finding) => [findingKey(finding), finding.level]));
    const isMilder = (finding: PlanFinding) => rank(levels.get(findingKey(finding))) < rank(finding.level);
    const allowed = judged[1]?.now.filter(isMilder) ?? [];
    const found = [...judged.flatMap(({ then, now }) => newIn(now, then)), ...allowed];
    const waived = new Set(after.policy.waived.map(findingKey));
    const standing = [...new Map(found.map((finding) => [findingKey(finding), finding])).values()];
    return {
        weakened: [
            ...milderProfile(after, base, own),
            ...standing
                .filter((finding) => !waived.has(findingKey(finding)))
                .map((finding) => weakeningOf(finding, named, allowed.includes(finding) ? own : undefined)),
        ],
        waived: newlyWaived(before, after, calledNow).map((finding) => weakeningOf(finding, named)),
    };
}

// A plan file may come from elsewhere, and have no judgement or another.
function profileOf(plan: Plan): Profile | undefined {
    const { profile } = (plan as Partial<Plan>).policy ?? {};
    return isProfile(profile) ? profile : undefined;
}

const today = (finding: PlanFinding, calledNow: ReadonlyMap<string, string>): PlanFinding => ({
    ...finding,
    urn: calledNow.get(finding.urn) ?? finding.urn,
});

/** Findings that were not there; one in a list that has only moved was. */
function newIn(now: readonly PlanFinding[], then: readonly PlanFinding[]): PlanFinding[] {
    const [known, still] = [new Set(then.map(findingKey)), new Set(now.map(findingKey))];
    const gone = then.filter((finding) => !still.has(findingKey(finding))).map(withoutPositions);
    return now.filter((finding) => {
        if (known.has(findingKey(finding))) {
            return false;
        }
        const moved = gone.indexOf(withoutPositions(finding));
        gone.splice(moved, moved < 0 ? 0 : 1);
        return moved < 0;
    });
}

const withoutPositions = (finding: PlanFinding) =>
    findingKey({ ...finding, path: finding.path.replace(/\[\d+\]|\.\d+\b/g, "[]") });

function newlyWaived(before: Plan, after: Plan, calledNow: ReadonlyMap<string, string>): PlanFinding[] {
    const { waived } = (before as Partial<Plan>).policy ?? {};
    if (!Array.isArray(waived)) {
        return [];
    }
    const known = new Set(waived.map((finding) => findingKey(today(finding, calledNow))));
    return after.policy.waived.filter((finding) => !known.has(findingKey(finding)));
}

const rules = new Map(catalog.map((rule) => [rule.id, rule]));

function weakeningOf(
    { rule, urn, path, message }: PlanFinding,
    resources: ReadonlyMap<string, PlanResource>,
    allowedBy?: Profile,
): Weakening {
    const { type, name, inputs } = resources.get(urn) ?? { type: "", name: urn, inputs: {} };
    const severity = rules.get(rule)?.severity ?? "medium";
    return {
        ...{ urn, type, name, severity, rule, path: namedPath(inputs, path), says: message },
        ...(allowedBy && { allowedBy }),
    };
}

const levelOrder: readonly Level[] = ["disabled", "advisory", "mandatory"];
const rank = (level: string = "disabled") => levelOrder.indexOf(level as Level);

/** That the rules are milder is a risk, whatever they find today. */
function milderProfile(plan: Plan, base: Profile, own: Profile): Weakening[] {
    const milder = catalog.filter(({ level }) => rank(level[own]) < rank(level[base]));
    if (milder.length === 0) {
        return [];
    }
    const off = milder.filter(({ level }) => level[own] === "disabled").length;
    const { urn, type, name } = plan.resources.find((resource) => resource.type === stackType) ?? {
        urn: "",
        type: stackType,
        name: plan.stack,
    };
    const says = `is judged by a milder policy profile, in which ${countOf(milder.length, "rule")} are weaker, ${off} of them off`;
    const severity = severities.find((each) => milder.some((rule) => rule.severity === each)) ?? "medium";
    return [{ urn, type, name, severity, path: "policy.profile", says, before: base, after: own }];
}

const stackType = "pulumi:pulumi:Stack";
