/** How much of what can be shortened is shown. */
export interface Detail {
    /** Characters of a name or a value. */
    length: number;
    /** Characters of a sentence made elsewhere. */
    sentence: number;
    /** Properties of one resource. */
    properties: number;
    /** Resources in one table. */
    rows: number;
    /** Lines in one group of risks. */
    risks: number;
}

/**
 * Characters of a comment. GitHub takes 65,536 ("Body is too long (maximum is 65536 characters)": google/go-github pull
 * request 440, telia-oss/github-pr-resource issue 259), Azure DevOps 150,000 ("A discussion comment cannot be longer than
 * 150000 characters": runatlantis/atlantis pull request 1585, infracost/infracost issue 3496). One text serves both, with
 * some room for a line that the caller adds.
 */
export const commentLimit = 65_000;

// Details first: risks are shortened only where they alone are too long.
const all = Infinity;
const steps: readonly Detail[] = [
    { length: 120, sentence: 400, properties: all, rows: all, risks: all },
    { length: 120, sentence: 400, properties: 8, rows: all, risks: all },
    { length: 80, sentence: 300, properties: 4, rows: 300, risks: all },
    { length: 80, sentence: 300, properties: 3, rows: 100, risks: all },
    { length: 60, sentence: 200, properties: 3, rows: 40, risks: all },
    { length: 60, sentence: 200, properties: 2, rows: 10, risks: all },
    { length: 60, sentence: 200, properties: 0, rows: 0, risks: all },
    ...[200, 100, 50, 20, 5, 0].map((risks) => ({ length: 60, sentence: 120, properties: 0, rows: 0, risks })),
];

/** The fullest text that a comment holds. */
export function fitToLimit(write: (detail: Detail) => string): string {
    let text = "";
    for (const detail of steps) {
        text = write(detail);
        if (text.length <= commentLimit) {
            break;
        }
    }
    return text;
}
