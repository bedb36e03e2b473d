/** Middle value: one slow run on a busy machine does not move it. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const upper = sorted[half];
    if (upper === undefined) {
        throw new Error("has no values to take a median of");
    }
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** A figure with as many decimals as a reader wants, for the JSON. */
export const rounded = (value: number, decimals = 3): number => Number(value.toFixed(decimals));

/** Rows as aligned text: the first column to the left, figures to the right. */
export function table(rows: readonly (readonly string[])[]): string {
    const columns = Math.max(...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
    const line = (row: readonly string[]) =>
        row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
    return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
