/** `1 resource`, `2 resources`, `1,234 resources`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
    return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** What a comparison says first where no data would be lost. */
export const noLoss = "nothing that holds data is replaced or deleted";

/** Title of a list of steps. */
export const stepsTitle = "Steps, in the order in which they run";

/** A text as a sentence or a title begins it. */
export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

// So many names are read in a line.
const mostNames = 3;

/** `a`, `a, b`, `a, b, c and 4 more`. */
export function listed(texts: readonly string[]): string {
    const more = texts.length - mostNames;
    return texts.slice(0, mostNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Names of others of which the same is said: ` (also a, b)`; nothing where there are none. */
export const alsoListed = (names: readonly string[]) => (names.length === 0 ? "" : ` (also ${listed(names)})`);
