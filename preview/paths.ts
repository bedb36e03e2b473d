/** First step of a path within inputs: `sku` of `sku.name`. */
export function topOf(path: string): string {
    return path.split(/[.[]/)[0] ?? "";
}

/** Whether one path leads to the other or into it. */
export function overlaps(a: string, b: string): boolean {
    const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
    return longer === shorter || longer.startsWith(`${shorter}.`) || longer.startsWith(`${shorter}[`);
}
