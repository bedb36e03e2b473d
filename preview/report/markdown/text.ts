import { visible } from "../../../azure/visibleText";

/** A name or value as code, anywhere in Markdown, a table's cell included: nothing in it is markup. */
export function code(text: string): string {
    const shown = visible(text);
    if (shown === "") {
        return "*empty*";
    }
    return /[`|]|^ | $/.test(shown) ? `<code>${asReferences(shown)}</code>` : `\`${shown}\``;
}

// Only ASCII is markup, and a character reference never is; the comments keep what looks like an address from being made a link.
function asReferences(text: string): string {
    const reference = (character: string) => `&#${character.codePointAt(0)};`;
    return text
        .replace(/[!-+/:-@[-`{-~]/g, reference)
        .replace(/&#(?:58|64);|www\.|ftp\./gi, (found) => `${found}<!-- -->`);
}

const plainWord = /^[\p{L}\p{N}"'(),.;:?%+/→-]+$/u;
// Links, mentions and references that GitHub and Azure DevOps make of plain words.
const madeIntoLink = /:.|\/\/|\.[\p{L}\p{N}]{2}|\bGH-\d|\b[0-9a-f]{7,}\b/iu;

/** A sentence made elsewhere: its words stay, and any that could be markup stands as code. */
export function prose(text: string): string {
    const words = text.split(/\s+/).filter((word) => word !== "");
    return words.map((word, i) => (i === 0 && beginsBlock.test(word) ? code(word) : safeWord(word))).join(" ");
}

// At the beginning of a line or of a list's entry they would begin a list, or draw a rule.
const beginsBlock = /^([-+]+|\d+[.)])$/;

function safeWord(word: string): string {
    if (plainWord.test(word) && !madeIntoLink.test(word)) {
        return word;
    }
    const end = /[.,;:)]+$/.exec(word)?.[0] ?? "";
    const start = word.slice(0, word.length - end.length);
    return start === "" ? code(word) : code(start) + end;
}

/** A table; nothing where it has no rows. Cells are Markdown, in which no pipe and no line break ends a cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    if (rows.length === 0) {
        return [];
    }
    const cell = (text: string) => text.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
    const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** What is shown on a click only; the summary is a text of this report's own. */
export function folded(summary: string, lines: readonly string[]): string[] {
    return ["<details>", `<summary>${summary}</summary>`, "", ...lines, "", "</details>"];
}
