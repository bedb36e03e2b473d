import { tokensOf, type Token } from "../sql/tokens";

/**
 * Columns of the views that a script of T-SQL makes, in their order, by `schema.view`. Views are taken whose statement
 * is a single SELECT with a name for each column; a later statement replaces an earlier one.
 */
export function viewColumns(script: string): Map<string, string[]> {
    const tokens = tokensOf(script);
    const found = new Map<string, string[]>();
    tokens.forEach((token, i) => {
        const [schema, dot, view] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
        if (isWord(token, "VIEW") && schema && dot?.text === "." && view) {
            const select = tokens.findIndex((each, at) => at > i + 3 && isWord(each, "SELECT"));
            found.set(`${schema.text}.${view.text}`, select < 0 ? [] : columnsFrom(tokens, select + 1));
        }
    });
    return found;
}

const isWord = (token: Token | undefined, word: string) => token?.kind === "word" && token.text.toUpperCase() === word;

/** Names of the columns of a list that begins at a place: of each, the word before its comma or FROM. */
function columnsFrom(tokens: readonly Token[], from: number): string[] {
    const found: string[] = [];
    let depth = 0;
    for (let at = from; at < tokens.length; at++) {
        const token = tokens[at];
        const isSymbol = token?.kind === "symbol";
        depth += isSymbol && token.text === "(" ? 1 : isSymbol && token.text === ")" ? -1 : 0;
        const ends = depth === 0 && isWord(token, "FROM");
        if (ends || (depth === 0 && isSymbol && token.text === ",")) {
            const last = tokens[at - 1];
            found.push(last?.kind === "word" || last?.kind === "name" ? last.text : "");
        }
        if (ends) {
            break;
        }
    }
    return found.filter((name) => name !== "");
}
