import { ChangeAction, type Comparison, type PropertyChange, type ResourceChange } from "../../comparison/types";
import type { Makers } from "../makers";
import { kindOf } from "../../kinds";
import { fit } from "../terminal";
import type { Detail } from "./detail";
import { topOf } from "../paths";
import { moreOfKinds } from "./kindCounts";
import { code, counted, folded, prose, table } from "./text";
import { valueCells } from "./values";

const titles = [
    [ChangeAction.Replace, "Replaced"],
    [ChangeAction.Delete, "Deleted"],
    [ChangeAction.Update, "Updated"],
    [ChangeAction.Create, "Created"],
] as const;

/** Every change, folded by what is done: property by property where a resource stays. */
export function changesSections(comparison: Comparison, makers: Makers, detail: Detail): string[] {
    return titles.flatMap(([action, title]) => {
        const changes = comparison.changes.filter((change) => change.action === action);
        if (changes.length === 0) return [];
        const shown = changes.slice(0, detail.rows);
        const rest = moreOfKinds(changes.slice(detail.rows).map(({ type }) => kindOf(type)));
        const rows = stays(action)
            ? table(
                  ["Resource", "Input", "Before", "After"],
                  shown.flatMap((change) => propertyRows(change, detail)),
              )
            : table(
                  ["Resource", "Component", "File"],
                  shown.map((change) => wholeRow(change, makers, detail)),
              );
        const more = rest.map((line) => `- ${line}`);
        return [...folded(`${title} (${changes.length})`, [...rows, ...(more.length > 0 ? ["", ...more] : [])]), ""];
    });
}

const stays = (action: ChangeAction) => action === ChangeAction.Replace || action === ChangeAction.Update;

const resourceCell = ({ type, name }: ResourceChange, { length }: Detail) =>
    `${prose(kindOf(type))} ${code(fit(name, length))}`;

function wholeRow(change: ResourceChange, makers: Makers, detail: Detail): string[] {
    const file = makers.fileOf(change.urn);
    const parts = (change.urn.split("::")[2] ?? "").split("$");
    // The URN names the classes of the components around; the names of those that are gone are nowhere.
    const around = parts.slice(0, -1).map((type) => type.split(":").at(-1) ?? "");
    const component = makers.outermost(change.urn);
    const name = component && !component.custom ? ` ${code(fit(component.name, detail.length))}` : "";
    return [
        resourceCell(change, detail),
        `${prose(fit(around[0] ?? "", detail.length))}${name}`,
        file === undefined ? "" : code(file),
    ];
}

function propertyRows(change: ResourceChange, detail: Detail): string[][] {
    const forced = new Set(change.forcedBy.map(topOf));
    const forces = ({ path }: PropertyChange) => forced.has(topOf(path));
    // What the change is made of comes before what only follows from it.
    const rank = (property: PropertyChange) => (forces(property) ? 0 : 2) + Number(property.knownAfter);
    const ordered = [...change.properties].sort((a, b) => rank(a) - rank(b));
    const shown = ordered.slice(0, detail.properties).map((property) => {
        const { before, after } = valueCells(property, detail.length);
        const mark = change.action === ChangeAction.Replace && forces(property) ? "<br>**forces it**" : "";
        return [`${code(fit(property.path, detail.length))}${mark}`, before, after];
    });
    const rest = ordered.length - shown.length;
    const more = rest > 0 ? [[`and ${counted(rest, "more input")}`, "", ""]] : [];
    const rows = [...shown, ...more];
    return (rows.length > 0 ? rows : [["", "", ""]]).map((cells, i) => [
        i === 0 ? resourceCell(change, detail) : "",
        ...cells,
    ]);
}
