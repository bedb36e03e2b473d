import { ChangeAction, type Comparison, type ResourceChange } from "../../comparison/types";
import { kindOf } from "../../graph/displayNames";
import type { ResourceOrigins } from "../origins";
import { fit } from "../terminal";
import { countOf } from "../../words";
import type { Detail } from "./detail";
import { moreOfKinds } from "./kindCounts";
import { propertyTable } from "./properties";
import { followWords, named } from "./risks";
import { changedStepsSection } from "./steps";
import { code, folded, prose, table } from "./text";

const titles = [
    [ChangeAction.Replace, "Replaced"],
    [ChangeAction.Delete, "Deleted"],
    [ChangeAction.Update, "Updated"],
    [ChangeAction.Create, "Created"],
] as const;

/** Every change, folded by what is done: property by property where a resource stays, waits last. */
export function changesSections({ changes }: Comparison, origins: ResourceOrigins, detail: Detail): string[] {
    const waits = changes.filter((change) => change.waits);
    return [
        ...titles.flatMap(([action, title]) => {
            const found = changes.filter((change) => change.action === action && !change.waits && !change.step);
            if (found.length === 0) {
                return [];
            }
            const lines = stays(action) ? causesFirst(found, detail) : wholes(found, origins, detail);
            return [...folded(`${title} (${found.length})`, lines), ""];
        }),
        ...changedStepsSection(changes, detail),
        ...waitsSection(waits, detail),
    ];
}

const stays = (action: ChangeAction) => action === ChangeAction.Replace || action === ChangeAction.Update;

/** What has a cause of its own, then, folded, what only follows from it. */
function causesFirst(changes: readonly ResourceChange[], detail: Detail): string[] {
    const own = changes.filter(({ follows }) => !follows);
    const following = changes.filter(({ follows }) => follows);
    const all = detail.rows > 0;
    if (own.length === 0 || following.length === 0 || !all) {
        return limited(changes, detail, propertyTable);
    }
    return [
        ...limited(own, detail, propertyTable),
        "",
        ...folded(followWords(following.length), limited(following, detail, propertyTable)),
    ];
}

function wholes(changes: readonly ResourceChange[], origins: ResourceOrigins, detail: Detail): string[] {
    return limited(changes, detail, (shown) =>
        table(
            ["Resource", "Component", "File"],
            shown.map((change) => wholeRow(change, origins, detail)),
        ),
    );
}

/** A table of the first of the changes, and how many there are more of each kind. */
function limited(
    changes: readonly ResourceChange[],
    detail: Detail,
    write: (shown: readonly ResourceChange[], detail: Detail) => string[],
): string[] {
    const rest = moreOfKinds(changes.slice(detail.rows).map(({ type }) => kindOf(type)));
    const rows = write(changes.slice(0, detail.rows), detail);
    return [...rows, ...(rest.length > 0 ? ["", ...rest.map((line) => `- ${line}`)] : [])];
}

function wholeRow(change: ResourceChange, origins: ResourceOrigins, detail: Detail): string[] {
    const { component, urn } = change;
    const file = origins.fileOf(urn);
    const owner = component ? `${prose(kindOf(component.type))} ${code(fit(component.name, detail.length))}` : "";
    return [named(change, detail), owner, file === undefined ? "" : code(file)];
}

const begins: Readonly<Record<ChangeAction, string>> = {
    create: "is new",
    update: "is updated",
    replace: "is recreated",
    delete: "is gone",
};

function waitsSection(waits: readonly ResourceChange[], detail: Detail): string[] {
    if (waits.length === 0) {
        return [];
    }
    const shown = waits
        .slice(0, detail.rows)
        .map(({ name, action }) => `${code(fit(name, detail.length))} ${begins[action]}`);
    const rest = waits.length - shown.length;
    const lines = [...shown, ...(rest > 0 ? [`and ${countOf(rest, "more wait")}`] : [])];
    return [
        ...folded(
            `Waits between others (${waits.length})`,
            lines.map((line) => `- ${line}`),
        ),
        "",
    ];
}
