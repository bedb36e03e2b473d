import { ChangeAction, type Comparison, type PropertyChange, type ResourceChange } from "../comparison/types";
import type { PlanValue } from "../plan";
import { kindOf } from "../kinds";
import { fit, styled, visible, type Style, type Terminal } from "./terminal";

const styles: Record<ChangeAction, Style> = { create: "green", update: "yellow", replace: "red", delete: "red" };
const done: Record<ChangeAction, string> = {
    create: "created",
    update: "updated",
    replace: "replaced",
    delete: "deleted",
};
// What a reader looks for first comes first.
const order = [ChangeAction.Replace, ChangeAction.Delete, ChangeAction.Create, ChangeAction.Update] as const;

/** A comparison for the terminal: what happens to data first, then every change with its properties. */
export function comparisonReport(comparison: Comparison, notes: readonly string[], terminal: Terminal): string {
    const blocks = [
        [
            summary(comparison, terminal),
            ...risks(comparison, terminal),
            ...notes.map((note) => `note: ${visible(note)}`),
        ],
        ...order.map((action) => section(action, comparison, terminal)),
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
    return `${styled(terminal, "bold", `Compared with ${visible(base)}:`)} ${parts.join(", ")}, ${counts.same} the same`;
}

function risks({ changes, unprotected }: Comparison, terminal: Terminal): string[] {
    const lost = changes.filter((change) => change.dataLoss);
    const refused = changes.filter(isRefused);
    const unsure = changes.filter((change) => change.replacementUnknown);
    const line = (style: Style, found: readonly unknown[], text: string) =>
        found.length === 0 ? [] : [styled(terminal, style, text.replace("#", String(found.length)))];
    return [
        ...line("red", lost, "data is lost: # resources that hold data are replaced or deleted"),
        ...line("red", refused, "# of the changed are protected: Pulumi refuses to replace or delete them"),
        ...line("yellow", unprotected, "# resources lose their protection: a later change can delete them"),
        ...line("yellow", unsure, "# updates may be replacements: what forces one is not known for their kinds"),
    ];
}

const isRefused = ({ action, protectedBefore }: ResourceChange) =>
    protectedBefore && (action === ChangeAction.Replace || action === ChangeAction.Delete);

function section(action: ChangeAction, { changes }: Comparison, terminal: Terminal): string[] {
    const found = changes.filter((change) => change.action === action);
    if (found.length === 0) return [];
    const title = `${done[action][0]?.toUpperCase()}${done[action].slice(1)}`;
    return [styled(terminal, "bold", title), ...found.flatMap((change) => changeLines(change, terminal))];
}

function changeLines(change: ResourceChange, terminal: Terminal): string[] {
    const marks = [
        ...(change.dataLoss ? ["data is lost"] : []),
        ...(isRefused(change) ? ["protected"] : []),
        ...(change.replacementUnknown ? ["may be a replacement"] : []),
    ];
    const head = `  ${styled(terminal, styles[change.action], visible(`${kindOf(change.type)} ${change.name}`))}`;
    const mark = marks.length > 0 ? ` ${styled(terminal, "cyan", marks.join(", "))}` : "";
    const forced = change.forcedBy.length > 0 ? [`      forced by ${visible(change.forcedBy.join(", "))}`] : [];
    return [head + mark, ...forced, ...change.properties.map((property) => propertyLine(property, terminal.width))];
}

function propertyLine({ path, before, after, knownAfter }: PropertyChange, width: number): string {
    const start = `      ${visible(path)}: `;
    // Both values get half of what the line has left, and one that needs less leaves it to the other.
    const room = Math.max(24, width - start.length - " → ".length);
    const [old, today] = [shown(before), knownAfter ? "known after the deployment" : shown(after)];
    const half = Math.floor(room / 2);
    const oldWidth = Math.max(half, room - today.length);
    const cut = fit(old, oldWidth);
    return `${start}${cut} → ${fit(today, Math.max(half, room - cut.length))}`;
}

function shown(value: PlanValue | undefined): string {
    if (value === undefined) return "(none)";
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
        if (value.$unknown === true) return "(unknown)";
        if (value.$secret === true) return "(secret)";
    }
    return visible(JSON.stringify(value));
}
