import type { Issue } from "../../issues";
import type { Plan } from "../../plan";
import type { PreviewView } from "../../view";
import { ResourceOrigins } from "../origins";
import type { RiskGroup } from "../risk";
import { riskGroups } from "../risks";
import { fit } from "../terminal";
import { countOf, noLoss } from "../../words";
import { changesSections } from "./changes";
import { fitToLimit, type Detail } from "./detail";
import { findingsSections, judged, mandatoryLists } from "./findings";
import { holdingsSection } from "./holdings";
import { riskLists, existingExposures } from "./risks";
import { plannedStepsSection } from "./steps";
import { code, prose } from "./text";

/** A preview as a comment on a pull request: the verdict, then every risk, then all else folded. */
export function markdownReport(view: PreviewView): string {
    const { plan } = view;
    if (!plan || view.issues) {
        return fitToLimit((detail) => text(view, issueLines(view.issues ?? [], view.stack, detail)));
    }
    const origins = new ResourceOrigins(plan);
    const groups = withoutMandatory(riskGroups(view), plan.policy);
    return fitToLimit((detail) => text(view, previewLines(view, plan, origins, groups, detail)));
}

// What stops the deployment has a list for each rule.
function withoutMandatory(groups: readonly RiskGroup[], { violations }: Plan["policy"]): RiskGroup[] {
    const key = (rule: string, urn: string) => `${rule} ${urn}`;
    const mandatory = violations.filter(({ level }) => level === "mandatory");
    const stopping = new Set(mandatory.map(({ rule, urn }) => key(rule, urn)));
    return groups
        .map((group) => ({
            ...group,
            risks: group.risks.filter(
                ({ rule = "", resource, also = [] }) =>
                    ![resource, ...also].every(({ urn }) => stopping.has(key(rule, urn))),
            ),
        }))
        .filter(({ risks }) => risks.length > 0);
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

function issueLines(issues: readonly Issue[], stack: string, { length, sentence, risks }: Detail): string[] {
    const shown = issues.slice(0, risks).map(({ path, message }) => {
        const at = path === "" ? "" : `${code(fit(path, length))}: `;
        return `- ${at}${prose(fit(message, sentence))}`;
    });
    const rest = issues.length - shown.length;
    return [
        `### Preview of ${code(fit(stack, length))}: not possible, ${countOf(issues.length, "issue")}`,
        "",
        ...shown,
        ...(rest > 0 ? [`- and ${rest} more`] : []),
    ];
}

function previewLines(
    view: PreviewView,
    plan: Plan,
    origins: ResourceOrigins,
    groups: readonly RiskGroup[],
    detail: Detail,
): string[] {
    const { comparison } = view;
    const mandatory = mandatoryLists(plan.policy, comparison, origins, detail);
    return [
        `### Preview of ${code(fit(view.stack, detail.length))}: ${verdict(view, plan, groups)}`,
        "",
        summary(view, plan, detail),
        "",
        ...view.notes.slice(0, mostNotes).flatMap((note) => [`> Note: ${prose(fit(note, detail.sentence))}`, ""]),
        ...(groups.length > 0 || mandatory.length > 0 ? ["#### Risks", ""] : []),
        ...riskLists(
            groups.filter(({ tone }) => tone === "bad"),
            detail,
        ),
        ...mandatory,
        ...riskLists(
            groups.filter(({ tone }) => tone === "warn"),
            detail,
        ),
        ...existingExposures(view, detail),
        ...(comparison
            ? changesSections(comparison, origins, detail)
            : [...holdingsSection(plan, origins, detail), "", ...plannedStepsSection(plan, detail)]),
        ...findingsSections(plan.policy, comparison, origins, detail),
    ];
}

// A base has two or three things to say.
const mostNotes = 20;

function verdict({ comparison }: PreviewView, { policy }: Plan, groups: readonly RiskGroup[]): string {
    const { fresh, standing } = judged(policy, "mandatory", comparison);
    const mandatory = fresh.length + standing.length;
    const stop = mandatory === 1 ? "stops it" : "stop it";
    const old = standing.length > 0 ? ` (${standing.length} of them as before the change)` : "";
    const loss = groups.flatMap((group) => (group.verdict === undefined ? [] : [group.verdict]));
    const stops = mandatory > 0 ? [`${countOf(mandatory, "mandatory finding")} ${stop}${old}`] : [];
    const others = groups.flatMap((group) => (group.verdict === undefined ? group.risks : [])).length;
    const rest = others > 0 ? [`${countOf(others, loss.length > 0 ? "other risk" : "risk")} to look at`] : [];
    if (!comparison) {
        return [...stops, ...rest].join("; ") || "no way in is open and no mandatory finding stops it";
    }
    if (comparison.changes.length === 0 && others + mandatory === 0) {
        return "nothing changes";
    }
    return [...(loss.length > 0 ? loss : [noLoss]), ...stops, ...rest].join("; ");
}

function summary({ comparison }: PreviewView, { policy, resources }: Plan, { length }: Detail): string {
    const level = (name: string) => {
        const { fresh, standing } = judged(policy, name, comparison);
        const count = fresh.length + standing.length;
        const isNew = comparison?.findingsBefore && count > 0 ? ` (${fresh.length} new)` : "";
        return `**${count}** ${name}${isNew}`;
    };
    const findings = [
        `${level("mandatory")} and ${level("advisory")} findings`,
        ...(policy.waived.length > 0 ? [`${policy.waived.length} waived`] : []),
    ].join(", ");
    const said = `${findings} (policy profile ${code(fit(policy.profile, length))})`;
    if (!comparison) {
        return `**${resources.filter(({ custom }) => custom).length}** resources · ${said}`;
    }
    const { counts, base } = comparison;
    const actions = [
        `**${counts.create}** to create`,
        `**${counts.update}** to update`,
        `**${counts.replace}** to replace`,
        `**${counts.delete}** to delete`,
        ...(counts.step > 0 ? [countOf(counts.step, "step")] : []),
        ...(counts.wait > 0 ? [countOf(counts.wait, "wait")] : []),
        `${counts.same} unchanged`,
    ].join(", ");
    return `Against ${code(fit(base, length))}: ${actions} · ${said}`;
}
