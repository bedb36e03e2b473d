import type { ScriptIssue } from "../batches";
import type { Token } from "../tokens";
import { closing, isSymbol, isWord } from "./statements";

/** What the `OPENROWSET` of a serverless pool reads that is no table in Delta format of a zone. */
export function viewIssues(tokens: readonly Token[], deltaSources: readonly string[]): ScriptIssue[] {
    return tokens.flatMap((token, at) => {
        if (!isWord(token, "OPENROWSET") || !isSymbol(tokens[at + 1], "(")) {
            return [];
        }
        const call = tokens.slice(at + 2, closing(tokens, at + 1));
        return issuesOf(call, deltaSources).map((reason) => ({ line: token.line, reason }));
    });
}

function issuesOf(call: readonly Token[], deltaSources: readonly string[]): string[] {
    const valueOf = (option: string) =>
        call.find((token, i) => token.kind === "text" && isWord(call[i - 2], option) && isSymbol(call[i - 1], "="))
            ?.text;
    const path = call.find((token, i) => token.kind === "text" && isWord(call[i - 1], "BULK"))?.text ?? "";
    const [source, format] = [valueOf("DATA_SOURCE"), valueOf("FORMAT")];
    const known = deltaSources.length > 0 ? `name one of ${deltaSources.join(", ")}` : "the step states none";
    const found: string[] = [];
    if (source === undefined || /^\w+:\/\//.test(path)) {
        found.push(`OPENROWSET reads "${path}" without a data source; ${known}, which leads to a zone in Delta format`);
    } else if (!deltaSources.includes(source)) {
        found.push(`OPENROWSET reads data source "${source}", which leads to no zone in Delta format; ${known}`);
    }
    if (format?.toUpperCase() !== "DELTA") {
        found.push(
            `OPENROWSET reads ${format ?? "no stated format"}; set FORMAT = 'DELTA', since files of a zone alone show rows that were replaced`,
        );
    }
    if (/[*?]/.test(path)) {
        found.push(`OPENROWSET reads "${path}"; a table in Delta format is a folder, without wildcards`);
    }
    return found;
}
