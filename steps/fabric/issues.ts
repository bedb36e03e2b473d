/** What is wrong in a file of an item of Fabric. */
export interface ItemIssue {
    /** Path of the file, as it was given. */
    file: string;
    /** Line that it is on, from 1. */
    line: number;
    /** What was found, and what would be right. */
    reason: string;
}

/** Texts of the files of an item, by their paths in its folder. */
export type ItemFiles = Readonly<Record<string, string>>;

/** Line of a place in a text, from 1. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split("\n").length;

/** Issues of all values but the first that share a key; names in a model compare without case. */
export function duplicates<T extends { file: string; line: number }>(
    values: readonly T[],
    nameOf: (value: T) => string,
    what: (name: string) => string,
): ItemIssue[] {
    const known = new Map<string, T>();
    return values.flatMap((value) => {
        const key = nameOf(value).toLowerCase();
        const first = known.get(key);
        known.set(key, first ?? value);
        const { file, line } = value;
        return first
            ? [{ file, line, reason: `${what(nameOf(value))} is duplicated: ${first.file}:${first.line} has it too` }]
            : [];
    });
}
