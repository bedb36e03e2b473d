import type { PropertyChange, ResourceChange } from "../../comparison/types";
import { fit } from "../terminal";
import { countOf } from "../../words";
import type { Detail } from "./detail";
import { named } from "./risks";
import { code, table } from "./text";
import { valueCells } from "./values";

// Two that are alike are read as fast as one row that stands for both.
const fewestAlike = 3;

/** What differs of resources that stay: what many have in common once, then the rest resource by resource. */
export function propertyTable(changes: readonly ResourceChange[], detail: Detail): string[] {
    const alike = new Map<string, { property: PropertyChange; of: ResourceChange[] }>();
    for (const change of changes) {
        for (const property of change.properties) {
            const entry = alike.get(keyOf(property)) ?? { property, of: [] };
            entry.of.push(change);
            alike.set(keyOf(property), entry);
        }
    }
    const isCommon = (property: PropertyChange) => (alike.get(keyOf(property))?.of.length ?? 0) >= fewestAlike;
    const common = [...alike.values()].filter(({ of }) => of.length >= fewestAlike);
    const shown = detail.properties > 0 ? common : [];
    return table(
        ["Resource", "Input", "Before", "After"],
        [
            ...shown.map(({ property, of }) => [commonCell(of, detail), ...cellsOf(property, detail)]),
            ...changes.flatMap((change) => ownRows(change, isCommon, detail)),
        ],
    );
}

const keyOf = ({ path, before, after, knownAfter, forces }: PropertyChange) =>
    JSON.stringify([path, before, after, knownAfter, forces]);

function commonCell(changes: readonly ResourceChange[], detail: Detail): string {
    const names = changes.map((change) => named(change, detail)).join(", ");
    return `<details><summary>${countOf(changes.length, "resource")}</summary>${names}</details>`;
}

function cellsOf(property: PropertyChange, { length }: Detail): string[] {
    const { before, after } = valueCells(property, length);
    return [`${code(fit(property.path, length))}${property.forces ? "<br>**forces it**" : ""}`, before, after];
}

function ownRows(change: ResourceChange, isCommon: (property: PropertyChange) => boolean, detail: Detail): string[][] {
    const own = change.properties.filter((property) => !isCommon(property));
    if (own.length === 0 && change.properties.length > 0 && detail.properties > 0) {
        return [];
    }
    // What the change is made of comes before what only follows from it.
    const rank = ({ forces, knownAfter }: PropertyChange) => (forces ? 0 : 2) + Number(knownAfter);
    const ordered = [...own].sort((a, b) => rank(a) - rank(b));
    const shown = ordered.slice(0, detail.properties).map((property) => cellsOf(property, detail));
    const rest = ordered.length - shown.length;
    const more = rest > 0 ? [[`and ${countOf(rest, "more input")}`, "", ""]] : [];
    const rows = [...shown, ...more];
    return (rows.length > 0 ? rows : [["", "", ""]]).map((cells, i) => [
        i === 0 ? named(change, detail) : "",
        ...cells,
    ]);
}
