import { code, table } from "../../preview/report/markdown/text";

/** A stack's name with its settings. */
export interface StackSettings {
    /** Name of the stack. */
    stack: string;
    /** The settings. */
    settings: object;
}

/** What differs between stacks: a row for every setting that they do not all have with one value. */
export function stackDifferences(stacks: readonly StackSettings[]): string {
    const values = stacks.map(({ settings }) => valuesByPath(settings));
    const paths = [...new Set(values.flatMap((map) => [...map.keys()]))].sort();
    const rows = paths
        .map((path) => ({ path, cells: values.map((map) => (map.has(path) ? code(String(map.get(path))) : "–")) }))
        .filter(({ cells }) => new Set(cells).size > 1);
    return [
        "# Differences between the stacks",
        "",
        `What the files of ${stacks.map(({ stack }) => `\`${stack}\``).join(", ")} do not set alike, entries of lists by what they are for; a dash where a stack leaves a setting out.`,
        "",
        ...table(
            ["Setting", ...stacks.map(({ stack }) => stack)],
            rows.map(({ path, cells }) => [code(path), ...cells]),
        ),
    ].join("\n");
}

/** Every plain value of some settings by its path, entries of lists by what they are for. */
export function valuesByPath(value: unknown, at = ""): Map<string, unknown> {
    if (value === null || typeof value !== "object") {
        return new Map([[at, value]]);
    }
    const inner = Array.isArray(value)
        ? value.map((entry: unknown, i): [string, unknown] => [`${at}[${labelOf(entry, i)}]`, entry])
        : Object.entries(value).map(([key, entry]): [string, unknown] => [at === "" ? key : `${at}.${key}`, entry]);
    return new Map(inner.flatMap(([path, entry]) => [...valuesByPath(entry, path)]));
}

/** What distinguishes an entry of a list: the purpose of a subnet, the name of a zone, who has a right on what. */
function labelOf(entry: unknown, i: number): string {
    if (entry === null || typeof entry !== "object") {
        return String(i);
    }
    const { persona, identity, zone, purpose, name } = entry as Record<string, string | undefined>;
    const who = persona ?? identity;
    return who === undefined ? (purpose ?? name ?? String(i)) : `${who} on ${zone}`;
}
