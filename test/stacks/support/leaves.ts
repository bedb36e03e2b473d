/** What a list is told apart by: the purpose of a subnet, the name of a zone, who has a right on what. */
function labelOf(entry: Record<string, unknown>, i: number): string {
    const { persona, identity, zone, purpose, name } = entry as Record<string, string | undefined>;
    const who = persona ?? identity;
    const label = who === undefined ? (purpose ?? name) : `${who} on ${zone}`;
    return label ?? String(i);
}

/** Every plain value of some settings by its path, entries of lists by what they are for. */
export function leaves(value: unknown, at = ""): Map<string, unknown> {
    if (value === null || typeof value !== "object") {
        return new Map([[at, value]]);
    }
    const inner = Array.isArray(value)
        ? value.map((entry, i): [string, unknown] => [
              `${at}[${entry !== null && typeof entry === "object" ? labelOf(entry as Record<string, unknown>, i) : i}]`,
              entry,
          ])
        : Object.entries(value).map(([key, entry]): [string, unknown] => [at === "" ? key : `${at}.${key}`, entry]);
    return new Map(inner.flatMap(([path, entry]) => [...leaves(entry, path)]));
}
