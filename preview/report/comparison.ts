import { visible } from "../../azure/visibleText";
import { ChangeAction, type Comparison, type PropertyChange, type ResourceChange } from "../comparison/types";
import { kindOf } from "../graph/displayNames";
import type { PlanValue } from "../plan";
import type { PreviewView } from "../view";
import type { Risk, RiskGroup, RiskPart } from "./risk";
import { riskGroups } from "./risks";
import { fit, styled, type Style, type Terminal } from "./terminal";
import { unknownWords, valueText } from "./values";
import { alsoListed, capitalized, countOf, noLoss, stepsTitle } from "../words";

const styles: Record<ChangeAction, Style> = { create: "green", update: "yellow", replace: "red", delete: "red" };
const done: Record<ChangeAction, string> = {
    create: "created",
    update: "updated",
    replace: "replaced",
    delete: "deleted",
};
// What a reader looks for first comes first.
const order = [ChangeAction.Replace, ChangeAction.Delete, ChangeAction.Create, ChangeAction.Update] as const;

/** A comparison for the terminal: its risks first, then every change with its properties; nothing where nothing is compared with. */
export function comparisonReport(view: PreviewView, terminal: Terminal): string {
    const { comparison, notes } = view;
    if (!comparison) {
        return "";
    }
    const { changes } = comparison;
    const blocks = [
        [summary(comparison, terminal), ...notes.map((note) => `note: ${visible(note)}`)],
        ...risks(view, terminal),
        ...order.map((action) => {
            const found = changes.filter((change) => change.action === action && !change.waits && !change.step);
            return section(capitalized(done[action]), causesFirst(found), terminal);
        }),
        section(
            stepsTitle,
            changes.filter(({ step }) => step),
            terminal,
        ),
        section(
            "Waits between others",
            changes.filter(({ waits }) => waits),
            terminal,
        ),
    ];
    return blocks
        .filter((block) => block.length > 0)
        .map((block) => `${block.join("\n")}\n`)
        .join("\n");
}

function summary({ base, counts }: Comparison, terminal: Terminal): string {
    const parts = order.map((action) => {
        const text = `${counts[action]} ${done[action]}`;
        return counts[action] > 0 ? styled(terminal, styles[action], text) : text;
    });
    const steps = counts.step > 0 ? [countOf(counts.step, "step")] : [];
    const waits = counts.wait > 0 ? [countOf(counts.wait, "wait")] : [];
    const all = [...parts, ...steps, ...waits, `${counts.same} the same`].join(", ");
    return `${styled(terminal, "bold", `Compared with ${visible(base)}:`)} ${all}`;
}

function risks(view: PreviewView, terminal: Terminal): string[][] {
    const groups = riskGroups(view);
    const { changes = [] } = view.comparison ?? {};
    const saidAlready = changes.length === 0 || changes.some(({ dataLoss }) => dataLoss);
    return [
        ...(saidAlready ? [] : [[styled(terminal, "green", noLoss)]]),
        ...groups.map((group) => riskBlock(group, terminal)),
    ];
}

// So many are read at a glance; the changes below name the others.
const atAGlance = 10;

function riskBlock({ tone, title, meaning, risks }: RiskGroup, terminal: Terminal): string[] {
    // What has a cause of its own comes before what follows from it.
    const sorted = [...risks].sort((a, b) => Number(a.follows ?? false) - Number(b.follows ?? false));
    const rest = sorted.slice(atAGlance);
    const following = rest.filter(({ follows }) => follows).length;
    const why = following > 0 ? `, ${following} of which ${following === 1 ? "follows" : "follow"} from others` : "";
    return [
        styled(terminal, tone === "bad" ? "red" : "yellow", `${title} (${risks.length}): ${meaning}`),
        ...sorted.slice(0, atAGlance).map((risk) => fit(riskLine(risk), terminal.width)),
        ...(rest.length > 0 ? [`  and ${rest.length} more${why}`] : []),
    ];
}

function riskLine({ resource, also = [], says }: Risk): string {
    const others = alsoListed(also.map(({ name }) => name));
    return visible(`  ${kindOf(resource.type)} ${resource.name}${others}${says.map(partText).join("")}`);
}

// A value that differs has a line of its own below; here it is to be known again.
const valueWidth = 40;

function partText(part: RiskPart): string {
    if (typeof part === "string") {
        return part;
    }
    if ("code" in part) {
        return part.code;
    }
    const { before, after, knownAfter } = part.change;
    return `${fit(shown(before), valueWidth)} → ${fit(knownAfter ? unknownWords : shown(after), valueWidth)}`;
}

function section(title: string, changes: readonly ResourceChange[], terminal: Terminal): string[] {
    if (changes.length === 0) {
        return [];
    }
    return [styled(terminal, "bold", title), ...changes.flatMap((change) => changeLines(change, terminal))];
}

const causesFirst = (changes: readonly ResourceChange[]) =>
    [...changes].sort((a, b) => Number(a.follows) - Number(b.follows));

function changeLines(change: ResourceChange, terminal: Terminal): string[] {
    const marks = [
        ...(change.dataLoss ? ["data is lost"] : []),
        ...(change.refused ? ["protected, so Pulumi refuses"] : []),
        ...(change.replacementUnknown ? ["may be a replacement"] : []),
    ];
    const { words, does } = change.step ?? {};
    const said = `${does === undefined ? "" : ` ${does}`}${words === undefined ? "" : `: ${words}`}`;
    const head = `  ${styled(terminal, styles[change.action], visible(`${kindOf(change.type)} ${change.name}`))}${visible(said)}`;
    const mark = marks.length > 0 ? ` ${styled(terminal, "cyan", marks.join(", "))}` : "";
    const forced = change.forcedBy.length > 0 ? [`      forced by ${visible(change.forcedBy.join(", "))}`] : [];
    return [head + mark, ...forced, ...change.properties.map((property) => propertyLine(property, terminal.width))];
}

function propertyLine({ path, before, after, knownAfter }: PropertyChange, width: number): string {
    const start = `      ${visible(path)}: `;
    // Both values get half of what the line has left, and one that needs less leaves it to the other.
    const room = Math.max(24, width - start.length - " → ".length);
    const [old, today] = [shown(before), knownAfter ? unknownWords : shown(after)];
    const half = Math.floor(room / 2);
    const oldWidth = Math.max(half, room - today.length);
    const cut = fit(old, oldWidth);
    return `${start}${cut} → ${fit(today, Math.max(half, room - cut.length))}`;
}

const shown = (value: PlanValue | undefined) => (value === undefined ? "(none)" : visible(valueText(value)));
