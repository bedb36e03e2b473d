import type { Fault } from "../../faults";
import type { Plan } from "../../plan";
import type { PreviewView } from "../../view";
import { Makers } from "../makers";
import { fit } from "../terminal";
import { changesSections } from "./changes";
import { fitted, type Detail } from "./detail";
import { findingsSection } from "./findings";
import { holdingsSection } from "./holdings";
import { riskGroups, riskLists, standingDoors, type RiskGroup } from "./risks";
import { code, counted, prose } from "./text";

/** A preview as a comment on a pull request: the verdict, then every risk, then all else folded. */
export function markdownReport(view: PreviewView): string {
    const { plan } = view;
    if (!plan || view.faults) return fitted((detail) => text(view, faultLines(view.faults ?? [], view.stack, detail)));
    const makers = new Makers(plan);
    const groups = riskGroups(view, makers);
    return fitted((detail) => text(view, previewLines(view, plan, makers, groups, detail)));
}

// Pulumi takes no longer name of a stack.
const mostOfName = 100;

// By this line a later run finds its own comment and puts the new text in its place.
const marker = (stack: string) =>
    `<!-- azure-ml-platform preview: ${encodeURIComponent(fit(stack, mostOfName).replace(/\p{Cs}/gu, ""))} -->`;

function text(view: PreviewView, lines: readonly string[]): string {
    const joined = [marker(view.stack), ...lines].join("\n");
    return `${joined.replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
}

function faultLines(faults: readonly Fault[], stack: string, { length, sentence, risks }: Detail): string[] {
    const shown = faults.slice(0, risks).map(({ path, message }) => {
        const at = path === "" ? "" : `${code(fit(path, length))}: `;
        return `- ${at}${prose(fit(message, sentence))}`;
    });
    const rest = faults.length - shown.length;
    return [
        `### Preview of ${code(fit(stack, length))}: not possible, ${counted(faults.length, "fault")}`,
        "",
        ...shown,
        ...(rest > 0 ? [`- and ${rest} more`] : []),
    ];
}

function previewLines(
    view: PreviewView,
    plan: Plan,
    makers: Makers,
    groups: readonly RiskGroup[],
    detail: Detail,
): string[] {
    const { comparison } = view;
    return [
        `### Preview of ${code(fit(view.stack, detail.length))}: ${verdict(view, plan, groups)}`,
        "",
        summary(view, plan, detail),
        "",
        ...view.notes.slice(0, mostNotes).flatMap((note) => [`> Note: ${prose(fit(note, detail.sentence))}`, ""]),
        ...(groups.length > 0 ? ["#### Risks", ""] : []),
        ...riskLists(groups, detail),
        ...standingDoors(view, detail),
        ...(comparison ? changesSections(comparison, makers, detail) : [...holdingsSection(plan, makers, detail), ""]),
        ...findingsSection(plan.policy, makers, detail),
    ];
}

// A base has two or three things to say.
const mostNotes = 20;

const levelCount = ({ policy }: Plan, level: string) =>
    policy.violations.filter((finding) => finding.level === level).length;

function verdict({ comparison }: PreviewView, plan: Plan, groups: readonly RiskGroup[]): string {
    const mandatory = levelCount(plan, "mandatory");
    const harm = [
        ...groups.flatMap((group) => (group.verdict === undefined ? [] : [group.verdict])),
        ...(mandatory > 0 ? [`${counted(mandatory, "mandatory finding")} stop it`] : []),
    ];
    if (harm.length > 0) return harm.join("; ");
    const others = groups.reduce((sum, { risks }) => sum + risks.length, 0);
    if (comparison?.changes.length === 0 && others === 0) return "nothing changes";
    return others > 0 ? `${counted(others, "risk")} to look at` : "no risk found";
}

function summary({ comparison }: PreviewView, plan: Plan, { length }: Detail): string {
    const { policy } = plan;
    const findings = [
        `**${levelCount(plan, "mandatory")}** mandatory and ${levelCount(plan, "advisory")} advisory findings`,
        ...(policy.waived.length > 0 ? [`${policy.waived.length} waived`] : []),
    ].join(", ");
    const judged = `${findings} (policy profile ${code(fit(policy.profile, length))})`;
    if (!comparison) {
        const made = plan.resources.filter(({ custom }) => custom).length;
        return `**${made}** resources · ${judged}`;
    }
    const { counts, base } = comparison;
    const actions = [
        `**${counts.create}** to create`,
        `**${counts.update}** to update`,
        `**${counts.replace}** to replace`,
        `**${counts.delete}** to delete`,
        `${counts.same} unchanged`,
    ].join(", ");
    return `Against ${code(fit(base, length))}: ${actions} · ${judged}`;
}
