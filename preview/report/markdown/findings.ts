import { catalog } from "../../../policies/catalog";
import { findingKey } from "../../comparison/findings";
import type { Comparison } from "../../comparison/types";
import { kindOf } from "../../graph/displayNames";
import { byCodePoints, type PlanFinding, type PlanPolicy } from "../../plan";
import type { ResourceOrigins } from "../origins";
import { fit } from "../terminal";
import { countOf } from "../../words";
import type { Detail } from "./detail";
import { lineList, named, type Line } from "./risks";
import { code, folded, prose, table } from "./text";

/** Findings of one level, those of the change apart from those that were there before. */
export interface Judged {
    /** Those that the base does not have; all of them where nothing is known of the base. */
    fresh: PlanFinding[];
    /** Those that the base has too. */
    standing: PlanFinding[];
}

/** Findings of a level, by whether the base has them. */
export function judged(policy: PlanPolicy, level: string, comparison: Comparison | undefined): Judged {
    const found = policy.violations.filter((finding) => finding.level === level);
    if (!comparison?.findingsBefore?.length) {
        return { fresh: found, standing: [] };
    }
    const before = new Set(comparison.findingsBefore);
    const stands = (finding: PlanFinding) => before.has(findingKey(finding));
    return { fresh: found.filter((finding) => !stands(finding)), standing: found.filter(stands) };
}

/** Where to change what a finding is about: its component's file, and the section of the stack's settings. */
function changeIn(finding: PlanFinding, origins: ResourceOrigins): string[] {
    const [file, section] = [origins.fileOf(finding.urn), sectionOf(finding, origins)];
    const settings = `stacks/config/Pulumi.${origins.stack}.yaml`;
    return [...(file ? [code(file)] : []), ...(section ? [`${code(settings)}, section ${code(section)}`] : [])];
}

// What every resource is given has a section of its own: its tags, and its protection, which is an option and no input.
function sectionOf({ rule, path, urn }: PlanFinding, origins: ResourceOrigins): string | undefined {
    const found = catalog.find(({ id }) => id === rule);
    if (found?.kind === "property" && found.options?.protect) {
        return "protection";
    }
    return /^tags\b/.test(path) ? "tags" : origins.sectionOf(urn);
}

// A rule is a group: a stack that breaks more of them than this has other worries.
const mostRules = 200;

/** What stops the deployment, rule by rule: each is a risk, and reported nowhere else. */
export function mandatoryLists(
    policy: PlanPolicy,
    comparison: Comparison | undefined,
    origins: ResourceOrigins,
    detail: Detail,
): string[] {
    const { fresh, standing } = judged(policy, "mandatory", comparison);
    return [...rulesOf(fresh, "", origins, detail), ...rulesOf(standing, ", as before the change", origins, detail)];
}

function rulesOf(findings: readonly PlanFinding[], when: string, origins: ResourceOrigins, detail: Detail): string[] {
    const rules = [...new Set(findings.map(({ rule }) => rule))].sort(byCodePoints);
    const rest = findings.filter(({ rule }) => rules.indexOf(rule) >= mostRules).length;
    return [
        ...rules.slice(0, mostRules).flatMap((rule) => {
            const found = findings.filter((finding) => finding.rule === rule);
            const title = `**Policy ${code(rule)} (${found.length})**`;
            const meaning = `Stops the deployment${when}. ${prose(fit(found[0]?.remedy ?? "", 300))}`;
            const lines = found.map((finding) => lineOf(finding, origins));
            return [...lineList(title, meaning, lines, detail), ""];
        }),
        ...(rest > 0 ? [`and ${rest} more`, ""] : []),
    ];
}

function lineOf(finding: PlanFinding, origins: ResourceOrigins): Line {
    const resource = origins.resource(finding.urn) ?? { type: "", name: finding.urn };
    const at = changeIn(finding, origins).join(" or ");
    const text = (detail: Detail) =>
        `${named(resource, detail)}: ${prose(fit(finding.message, detail.sentence))}${at && ` (${at})`}`;
    return { kind: kindOf(resource.type), text, follows: false };
}

interface Row {
    finding: PlanFinding;
    level: string;
}

/**
 * What the policy pack found that does not stop the deployment, folded, with what would be right and where to change
 * it.
 */
export function findingsSections(
    policy: PlanPolicy,
    comparison: Comparison | undefined,
    origins: ResourceOrigins,
    detail: Detail,
): string[] {
    const { fresh, standing } = judged(policy, "advisory", comparison);
    const as = (findings: readonly PlanFinding[], level: string) => findings.map((finding) => ({ finding, level }));
    const [advisory, waived] = [as(fresh, "advisory"), as(policy.waived, "waived")];
    const unknown = policy.unknown.length;
    const known = comparison?.findingsBefore !== undefined;
    return [
        ...section(
            known ? "New findings of the policy pack" : "Findings of the policy pack",
            advisory,
            origins,
            detail,
        ),
        ...section("Findings of the policy pack that were there before", as(standing, "advisory"), origins, detail),
        ...section("Waived findings of the policy pack", waived, origins, detail),
        ...(unknown > 0 ? [`${countOf(unknown, "condition")} cannot be judged before deployment.`] : []),
    ];
}

function section(title: string, found: readonly Row[], origins: ResourceOrigins, detail: Detail): string[] {
    if (found.length === 0) {
        return [];
    }
    const sorted = [...found].sort((a, b) => byRuleAndResource(a.finding, b.finding));
    const rows = sorted.slice(0, detail.rows).map(({ finding, level }) => row(finding, level, origins, detail));
    const rest = found.length - rows.length;
    const lines = [
        ...table(["Rule", "Resource and input", "Finding and remedy", "Change in"], rows),
        ...(rest > 0 ? ["", `and ${countOf(rest, "more finding")}`] : []),
    ];
    return [...folded(`${title} (${found.length})`, lines), ""];
}

const byRuleAndResource = (a: PlanFinding, b: PlanFinding) =>
    byCodePoints(a.rule, b.rule) || byCodePoints(a.urn, b.urn) || byCodePoints(a.path, b.path);

function row(finding: PlanFinding, level: string, origins: ResourceOrigins, detail: Detail): string[] {
    const { length, sentence } = detail;
    const resource = origins.resource(finding.urn) ?? { type: "", name: finding.urn };
    const input = finding.path === "" ? "" : `<br>${code(fit(finding.path, length))}`;
    return [
        `${code(fit(finding.rule, length))}<br>${prose(level)}`,
        `${named(resource, detail)}${input}`,
        `${prose(fit(finding.message, sentence))}<br>${prose(fit(finding.remedy, sentence))}`,
        changeIn(finding, origins).join("<br>"),
    ];
}
