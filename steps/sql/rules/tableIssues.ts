import type { ScriptIssue } from "../batches";
import type { Token } from "../tokens";
import { areWords, closing, isSymbol, isWord, items } from "./statements";

/** Tables that a dedicated pool would refuse, or spread without a choice. */
export function tableIssues(tokens: readonly Token[]): ScriptIssue[] {
    return tokens.flatMap((token, at) => {
        if (!areWords(tokens, at, "CREATE", "TABLE") || tokens[at + 2]?.text.startsWith("#")) {
            return [];
        }
        const end = tokens.findIndex((each, i) => i > at && (isSymbol(each, ";") || isWord(each, "AS", "GO")));
        return issuesOf(tokens.slice(at, end < 0 ? undefined : end)).map((reason) => ({ line: token.line, reason }));
    });
}

function issuesOf(table: readonly Token[]): string[] {
    const open = table.findIndex((token) => isSymbol(token, "("));
    const isListed = !isWord(table[open - 1], "WITH");
    const columns = isListed
        ? items(table, open).flatMap(([name]) => (name && !isWord(name, "CONSTRAINT") ? [name.text.toLowerCase()] : []))
        : undefined;
    const options = table.findIndex((token, i) => isWord(token, "WITH") && (!isListed || i > closing(table, open)));
    const found = options < 0 ? [] : table.slice(options);
    if (!found.some((token) => isWord(token, "DISTRIBUTION"))) {
        return ["CREATE TABLE states no DISTRIBUTION; choose HASH(column), ROUND_ROBIN or REPLICATE in WITH (…)"];
    }
    return [...columnsOf(found, "HASH"), ...columnsOf(found, "PARTITION")].flatMap(({ option, name }) =>
        columns && !columns.includes(name.toLowerCase())
            ? [`${option} (${name}): the table has no such column, but ${columns.join(", ")}; name one of them`]
            : [],
    );
}

/** Columns that an option of a table names: all of `HASH (a, b)`, the first word of `PARTITION (a RANGE …)`. */
const columnsOf = (options: readonly Token[], option: string) =>
    options.flatMap((token, i) =>
        isWord(token, option) && isSymbol(options[i + 1], "(")
            ? items(options, i + 1)
                  .slice(0, option === "HASH" ? undefined : 1)
                  .flatMap(([name]) => (name ? [{ option, name: name.text }] : []))
            : [],
    );
