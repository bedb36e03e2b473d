import type { PoolKind } from "../../contract";
import type { ScriptIssue } from "../batches";
import type { Token } from "../tokens";
import { copyIssues } from "./copyIssues";
import { labelIssues, starIssues } from "./statementIssues";
import { batchTokens } from "./statements";
import { tableIssues } from "./tableIssues";
import { transactionIssues } from "./transactionIssues";
import { viewIssues } from "./viewIssues";

/** What a script for a pool of Synapse may not do: in its own tokens, and in those of the statements that strings hold. */
export function poolIssues(
    tokens: readonly Token[],
    inside: readonly (readonly Token[])[],
    { pool, deltaSources }: { pool: PoolKind; deltaSources: readonly string[] },
): ScriptIssue[] {
    const all = [tokens, ...inside];
    const stars = all.flatMap(starIssues);
    if (pool === "serverless") {
        return [...stars, ...all.flatMap((each) => viewIssues(each, deltaSources))];
    }
    const batches = batchTokens(tokens);
    return [
        ...stars,
        ...all.flatMap(tableIssues),
        ...batches.flatMap(transactionIssues),
        ...batches.flatMap(copyIssues),
        ...batches.flatMap(labelIssues),
    ];
}
