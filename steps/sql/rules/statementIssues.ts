import type { ScriptIssue } from "../batches";
import type { Token } from "../tokens";
import { endOf, isProcedure, isSymbol, isWord } from "./statements";

/** `SELECT *`, but for `EXISTS`, which reads no column. */
export function starIssues(tokens: readonly Token[]): ScriptIssue[] {
    return tokens.flatMap((token, i) => {
        const before = tokens[i - 1];
        const isStar =
            isSymbol(token, "*") &&
            (isWord(before, "SELECT", "DISTINCT", "ALL") || isSymbol(before, ",") || isSymbol(before, "."));
        const isUnread = isWord(before, "SELECT") && isSymbol(tokens[i - 2], "(") && isWord(tokens[i - 3], "EXISTS");
        return isStar && !isUnread
            ? [{ line: token.line, reason: "SELECT * takes the columns that a table has by chance; list them" }]
            : [];
    });
}

// What stands before a word that begins no statement there: GRANT INSERT, UPDATE ON a; WHEN MATCHED THEN UPDATE.
const within = ["THEN", "GRANT", "DENY", "REVOKE", "ON", "FOR"];

/** Statements of procedures of a dedicated pool that change rows and have no label, by which a request is found. */
export function labelIssues(batch: readonly Token[]): ScriptIssue[] {
    if (!isProcedure(batch)) {
        return [];
    }
    return batch.flatMap((token, at) => {
        const before = batch[at - 1];
        if (
            !isWord(token, "INSERT", "UPDATE", "DELETE", "MERGE") ||
            isWord(before, ...within) ||
            isSymbol(before, ",")
        ) {
            return [];
        }
        const statement = batch.slice(at, endOf(batch, at));
        const isLabelled = statement.some((each, i) => isWord(each, "LABEL") && isSymbol(statement[i + 1], "="));
        return isLabelled
            ? []
            : [
                  {
                      line: token.line,
                      reason: `${token.text.toUpperCase()} has no label; add OPTION (LABEL = N'…'), by which it is found among requests`,
                  },
              ];
    });
}
