import { visible } from "../../azure/visibleText";
import { holdsUnknown, type Plan, type PlanFinding, type PlanResource } from "../plan";
import { kindOf } from "../graph/displayNames";
import { stepsInOrder, stepWordsOf } from "../graph/steps";
import { stepsTitle } from "../words";
import { childrenInOrder } from "./resources";
import { fit, styled, type Style, type Terminal } from "./terminal";

/** What the report receives in addition to the plan. */
export interface TreeOptions {
    /** How long the preview took. */
    milliseconds: number;
    /** Leaves out the tree and the counts. */
    findingsOnly: boolean;
}

/** The plan as a tree by component, with counts by kind and the findings of the policy pack. */
export function treeReport(plan: Plan, terminal: Terminal, options: TreeOptions): string {
    const parts = options.findingsOnly
        ? [findings(plan, terminal)]
        : [
              tree(plan, terminal),
              counts(plan, terminal),
              steps(plan, terminal),
              findings(plan, terminal),
              summary(plan, terminal, options),
          ];
    return parts
        .filter((part) => part.length > 0)
        .map((part) => `${part.join("\n")}\n`)
        .join("\n");
}

function tree(plan: Plan, terminal: Terminal): string[] {
    const children = childrenInOrder(plan.resources);
    const lines: string[] = [];
    const draw = (resource: PlanResource, before: string, last: boolean, top: boolean) => {
        const branch = top ? "" : last ? "└─ " : "├─ ";
        lines.push(before + branch + label(resource, terminal, terminal.width - before.length - branch.length));
        const inner = children.get(resource.urn) ?? [];
        const next = top ? "" : before + (last ? "   " : "│  ");
        inner.forEach((child, i) => draw(child, next, i === inner.length - 1, false));
    };
    for (const root of children.get(undefined) ?? []) {
        draw(root, "", true, true);
    }
    return lines;
}

function label(resource: PlanResource, terminal: Terminal, width: number): string {
    const marks = resource.protect && resource.custom ? " protected" : "";
    // The component above a step has its name.
    const called = stepWordsOf(resource) ?? resource.name;
    const plain = fit(visible(`${kindOf(resource.type)} ${called}${marks}`), width);
    if (!resource.custom) {
        return styled(terminal, "bold", plain);
    }
    return plain.endsWith(marks) && marks !== ""
        ? plain.slice(0, -marks.length) + styled(terminal, "cyan", marks)
        : plain;
}

function counts(plan: Plan, terminal: Terminal): string[] {
    const byKind = new Map<string, number>();
    for (const { type, custom } of plan.resources) {
        if (custom) {
            byKind.set(type, (byKind.get(type) ?? 0) + 1);
        }
    }
    const rows = [...byKind].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return [
        styled(terminal, "bold", "Resources by kind"),
        ...rows.map(([type, count]) => `${String(count).padStart(5)}  ${visible(type)}`),
    ];
}

function steps(plan: Plan, terminal: Terminal): string[] {
    const found = stepsInOrder(plan.resources);
    const lines = found.map((step, i) => {
        const words = stepWordsOf(step);
        const called = words === undefined ? step.name : `${words} (${step.name})`;
        return fit(visible(`${String(i + 1).padStart(5)}  ${called}`), terminal.width);
    });
    return lines.length === 0 ? [] : [styled(terminal, "bold", stepsTitle), ...lines];
}

const styles: Record<string, Style> = { mandatory: "red", advisory: "yellow" };

function findings(plan: Plan, terminal: Terminal): string[] {
    const { violations, waived } = plan.policy;
    const nameOf = (urn: string) => urn.split("::").at(-1) ?? urn;
    const lines = (finding: PlanFinding, word: string, style: Style) => [
        `${styled(terminal, style, word)} ${visible(`${finding.rule} on ${nameOf(finding.urn)}: ${finding.message}`)}`,
        `          ${visible(finding.remedy)}`,
    ];
    const found = [
        ...violations.flatMap((finding) => lines(finding, finding.level.padEnd(9), styles[finding.level] ?? "yellow")),
        ...waived.flatMap((finding) => lines(finding, "waived   ", "dim")),
    ];
    return found.length === 0 ? [] : [styled(terminal, "bold", "Policy findings"), ...found];
}

function summary(plan: Plan, terminal: Terminal, options: TreeOptions): string[] {
    const { policy, resources } = plan;
    const made = resources.filter((resource) => resource.custom).length;
    const level = (name: string) => policy.violations.filter((finding) => finding.level === name).length;
    const unknowns = resources.filter((resource) => holdsUnknown(resource.inputs)).length;
    const seconds = (options.milliseconds / 1000).toFixed(1);
    const verdict =
        level("mandatory") > 0
            ? styled(terminal, "red", `${level("mandatory")} mandatory`)
            : styled(terminal, "green", "0 mandatory");
    return [
        `${visible(plan.stack)}: ${made} resources in ${resources.length - made - 1} components`,
        `policy ${policy.profile}: ${policy.rulesEvaluated} rules, ${verdict}, ${level("advisory")} advisory, ${policy.waived.length} waived, ${policy.unknown.length} conditions unknown before deployment`,
        plan.mode === "resolved"
            ? "mode resolved: ids and outputs of a simulated cloud"
            : `mode preview: ${unknowns} resources have inputs that are known only after deployment (--resolved shows them)`,
        `took ${seconds} s`,
    ];
}
