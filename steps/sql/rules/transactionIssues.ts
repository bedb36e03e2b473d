import type { ScriptIssue } from "../batches";
import type { Token } from "../tokens";
import { areWords, isSymbol, isWord } from "./statements";

// Source: learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/sql-data-warehouse-develop-transactions, "Limitations"
// and "Transaction state".
const objects = [
    ..."TABLE VIEW PROCEDURE PROC FUNCTION INDEX STATISTICS SCHEMA ROLE USER LOGIN DATABASE OBJECT".split(" "),
    ..."EXTERNAL MATERIALIZED WORKLOAD CLUSTERED NONCLUSTERED COLUMNSTORE UNIQUE".split(" "),
];
const errors = /^ERROR_(NUMBER|MESSAGE|LINE|PROCEDURE|SEVERITY|STATE)$/i;

const begins = (batch: readonly Token[], at: number) =>
    isWord(batch[at], "BEGIN") && isWord(batch[at + 1], "TRANSACTION", "TRAN");
const ends = (token: Token | undefined) => isWord(token, "COMMIT", "ROLLBACK");

/** What a dedicated pool does not take of the transactions of a batch. */
export function transactionIssues(batch: readonly Token[]): ScriptIssue[] {
    const found: ScriptIssue[] = [];
    let open: Token | undefined;
    batch.forEach((token, at) => {
        if (begins(batch, at)) {
            if (open) {
                found.push({
                    line: token.line,
                    reason: `a transaction within that of line ${open.line}: a pool has no nested ones; let one begin after the other has ended`,
                });
            }
            open = token;
        } else if (ends(token)) {
            open = undefined;
        } else if (open) {
            const reason = withinIssue(batch, at);
            found.push(...(reason ? [{ line: token.line, reason }] : []));
        }
    });
    if (open) {
        found.push({ line: open.line, reason: "the transaction does not end in its batch; add COMMIT TRANSACTION" });
    }
    return [...found, ...catchIssues(batch)];
}

/** What is wrong with the statement at a place within a transaction. */
function withinIssue(batch: readonly Token[], at: number): string | undefined {
    const [token, next] = [batch[at], batch[at + 1]];
    if (isWord(token, "SAVE") && isWord(next, "TRANSACTION", "TRAN")) {
        return "SAVE TRANSACTION: a pool has no savepoints; roll the whole transaction back";
    }
    if (isWord(token, "TRUNCATE", "CREATE", "ALTER", "DROP", "RENAME") && isWord(next, ...objects)) {
        const what = `${token?.text} ${next?.text}`.toUpperCase();
        return `${what} within a transaction: a pool takes no DDL there; put it before BEGIN TRANSACTION, or delete rows`;
    }
    if (isWord(token, "EXECUTE", "EXEC") && isSymbol(next, "(")) {
        return "EXECUTE of a text within a transaction: what it runs is not seen here; run it before BEGIN TRANSACTION";
    }
    return isWord(token, "RETURN") ? "RETURN leaves the transaction open; end it before" : undefined;
}

/** CATCH blocks of a batch with transactions: a pool answers nothing of an error before the rollback. */
function catchIssues(batch: readonly Token[]): ScriptIssue[] {
    if (!batch.some((_token, at) => begins(batch, at))) {
        return [];
    }
    return batch.flatMap((token, at) => {
        if (!areWords(batch, at, "BEGIN", "CATCH")) {
            return [];
        }
        const end = batch.findIndex((_each, i) => i > at && areWords(batch, i, "END", "CATCH"));
        const block = batch.slice(at + 2, end < 0 ? undefined : end);
        const rollback = block.findIndex((each) => isWord(each, "ROLLBACK"));
        if (rollback < 0) {
            return [
                {
                    line: token.line,
                    reason: "CATCH does not roll back; begin it with IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION",
                },
            ];
        }
        return block
            .slice(0, rollback)
            .filter((each) => each.kind === "word" && errors.test(each.text))
            .map((each) => ({
                line: each.line,
                reason: `${each.text.toUpperCase()} is read before the rollback, where a pool answers NULL; roll back first, and let THROW say it`,
            }));
    });
}
