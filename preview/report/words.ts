/** `1 resource`, `2 resources`, `1,234 resources`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
    return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** What a comparison says first where no data would be lost. */
export const noLoss = "nothing that holds data is replaced or deleted";

/** A text as a sentence or a title begins it. */
export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
