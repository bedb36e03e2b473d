import { tokensOf, type Token } from "./tokens";

/** What a script sends to the server at once. */
export interface Batch {
    /** Statements. */
    text: string;
    /** Line of the script that the text begins on, from 1. */
    line: number;
}

/** What is wrong with a script, and where. */
export interface ScriptIssue {
    /** Line, from 1. */
    line: number;
    /** What was found and what would be right. */
    reason: string;
}

/** Splits a script at its lines that say `GO`; what is in strings, names and comments splits nothing. */
export function batchesOf(script: string): Batch[] {
    const tokens = tokensOf(script);
    const ends = tokens.filter((_, i) => goAt(tokens, i) === "end");
    const batches: Batch[] = [];
    let [from, line] = [0, 1];
    for (const end of [...ends, undefined]) {
        const to = end?.start ?? script.length;
        if (tokens.some(({ start }) => start >= from && start < to)) {
            batches.push({ text: script.slice(from, to), line });
        }
        const next = script.indexOf("\n", to);
        [from, line] = [next < 0 ? script.length : next + 1, (end?.line ?? line) + 1];
    }
    return batches;
}

/** Lines that begin with `GO` and say something else as well. */
export function goIssues(tokens: readonly Token[]): ScriptIssue[] {
    return tokens.flatMap((token, i) => {
        const found = goAt(tokens, i);
        return found === undefined || found === "end" ? [] : [{ line: token.line, reason: found }];
    });
}

/** What a token says as `GO`: `end` where it ends a batch, what is wrong with it, or nothing where it is none. */
function goAt(tokens: readonly Token[], at: number): string | undefined {
    const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (token?.kind !== "word" || !/^go$/i.test(token.text) || before?.lastLine === token.line) {
        return undefined;
    }
    if (after?.line !== token.line) {
        return "end";
    }
    return after.kind === "number"
        ? `GO ${after.text} would run the batch ${after.text} times; write GO, and the loop in T-SQL`
        : "GO must be alone on its line";
}
