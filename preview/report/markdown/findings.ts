import { catalog } from "../../../policies/catalog";
import { byCodePoints, type PlanFinding, type PlanPolicy } from "../../plan";
import type { Makers } from "../makers";
import { kindOf } from "../../kinds";
import { fit } from "../terminal";
import type { Detail } from "./detail";
import { code, counted, folded, prose, table } from "./text";

/** Where to change what a finding is about: its component's file, and the section of the stack's settings. */
export function changeIn(finding: PlanFinding, makers: Makers): string[] {
    const [file, section] = [makers.fileOf(finding.urn), sectionOf(finding, makers)];
    const settings = `stacks/config/Pulumi.${makers.stack}.yaml`;
    return [...(file ? [code(file)] : []), ...(section ? [`${code(settings)}, section ${code(section)}`] : [])];
}

// What every resource is given has a section of its own: its tags, and its protection, which is an option and no input.
function sectionOf({ rule, path, urn }: PlanFinding, makers: Makers): string | undefined {
    const found = catalog.find(({ id }) => id === rule);
    if (found?.kind === "property" && found.options?.protect) return "protection";
    return /^tags\b/.test(path) ? "tags" : makers.sectionOf(urn);
}

/** What the policy pack found, folded, with what would be right and where to change it. */
export function findingsSection(policy: PlanPolicy, makers: Makers, detail: Detail): string[] {
    const { violations, waived, unknown } = policy;
    const all = [
        ...violations.map((finding) => ({ finding, level: finding.level })),
        ...waived.map((finding) => ({ finding, level: "waived" })),
    ];
    if (all.length === 0) return [];
    const rank = (level: string) => ["mandatory", "advisory"].indexOf(level) >>> 0;
    all.sort((a, b) => rank(a.level) - rank(b.level) || byRuleAndResource(a.finding, b.finding));
    const rows = all.slice(0, detail.rows).map(({ finding, level }) => row(finding, level, makers, detail));
    const rest = all.length - rows.length;
    const lines = [
        ...table(["Rule", "Resource and input", "Finding and remedy", "Change in"], rows),
        ...(rest > 0 ? ["", `and ${counted(rest, "more finding")}`] : []),
        ...(unknown.length > 0
            ? ["", `${counted(unknown.length, "condition")} cannot be judged before deployment.`]
            : []),
    ];
    return folded(`Findings of the policy pack (${all.length})`, lines);
}

const byRuleAndResource = (a: PlanFinding, b: PlanFinding) =>
    byCodePoints(a.rule, b.rule) || byCodePoints(a.urn, b.urn) || byCodePoints(a.path, b.path);

function row(finding: PlanFinding, level: string, makers: Makers, { length, sentence }: Detail): string[] {
    const { type = "", name = finding.urn } = makers.resource(finding.urn) ?? {};
    const input = finding.path === "" ? "" : `<br>${code(fit(finding.path, length))}`;
    return [
        `${code(fit(finding.rule, length))}<br>${prose(level)}`,
        `${prose(kindOf(type))} ${code(fit(name, length))}${input}`,
        `${prose(fit(finding.message, sentence))}<br>${prose(fit(finding.remedy, sentence))}`,
        changeIn(finding, makers).join("<br>"),
    ];
}
