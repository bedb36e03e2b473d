import { looksLikeCredential, namesCredential } from "../../azure/credentials";
import type { PoolKind } from "../contract";
import { goIssues, type ScriptIssue } from "./batches";
import { poolIssues } from "./rules/poolIssues";
import { isSymbol, isWord } from "./rules/statements";
import { placeIssues, valuesOf } from "./scriptValues";
import { tokensOf, type Token } from "./tokens";

export { valueIssue } from "./scriptValues";

/** What a script may do, and where. */
export interface ScriptPermissions {
    /** It may drop or empty tables and drop columns. */
    allowDrop: boolean;
    /** Kind of the pool of Synapse that it is for; Azure SQL by default. */
    pool?: PoolKind;
    /** Names of the values that it may have places for, `$(name)` in a string; none by default. */
    values?: readonly string[];
    /** External data sources that lead to tables in Delta format; none by default. */
    deltaSources?: readonly string[];
}

const noSecret = "a login is one of Entra, and a secret stays in a key vault";

/** What is wrong with a script before it is applied: each issue with its line, in the order of lines. */
export function scriptIssues(script: string, permissions: ScriptPermissions): ScriptIssue[] {
    const tokens = tokensOf(script);
    const inside = tokensInside(tokens);
    const statements = [tokens, ...inside];
    const { pool, deltaSources = [] } = permissions;
    return [
        ...tokens
            .filter(({ kind }) => kind === "open")
            .map(({ text, line }) => ({ line, reason: `a ${text} begins here and does not end` })),
        ...goIssues(tokens),
        ...placeIssues(tokens, permissions.values ?? []),
        ...tokens.flatMap((_, i) => otherDatabase(tokens, i) ?? commandOfTool(tokens, i) ?? []),
        ...statements.flatMap(secrets),
        ...(permissions.allowDrop ? [] : statements.flatMap(losses)),
        ...(pool ? poolIssues(tokens, inside, { pool, deltaSources }) : []),
    ].sort((a, b) => a.line - b.line);
}

/** Values that no script has a place for. */
export function unusedValues(scripts: readonly string[], names: readonly string[]): string[] {
    const used = scripts.flatMap((script) => valuesOf(tokensOf(script)));
    return names.filter((name) => !used.includes(name));
}

/** Tokens of the statements that strings hold, for `EXECUTE`, with their lines in the script. */
function tokensInside(tokens: readonly Token[]): Token[][] {
    return tokens
        .filter(({ kind }) => kind === "text")
        .map(({ text, line }) => {
            const above = line - 1;
            return tokensOf(text).map((token) => ({
                ...token,
                line: token.line + above,
                lastLine: token.lastLine + above,
            }));
        });
}

// OPTION (USE HINT (...)) and OPTION (USE PLAN ...) are the other uses of the word.
function otherDatabase(tokens: readonly Token[], at: number): ScriptIssue | undefined {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (!token || !isWord(token, "USE") || isWord(next, "HINT", "PLAN") || !/^(word|name)$/.test(next?.kind ?? "")) {
        return undefined;
    }
    return {
        line: token.line,
        reason: `USE ${next?.text} leaves the database of the step; state a step for each database`,
    };
}

// sqlcmd and SSMS in its mode know lines that begin with a colon; the server does not.
function commandOfTool(tokens: readonly Token[], at: number): ScriptIssue | undefined {
    const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (!token || !isSymbol(token, ":") || before?.lastLine === token.line || next?.kind !== "word") {
        return undefined;
    }
    return { line: token.line, reason: `:${next.text} is a command of sqlcmd, which the server does not know` };
}

// What says credential and has none: the identity of the workspace in a COPY, and the name of a credential in a grant.
const withoutSecret = /\bCREDENTIAL\s*(?:=\s*\(\s*IDENTITY\s*=\s*(?:N?'+Managed Identity'+\s*\)|$)|::\s*\[?\w+\]?)/gi;

function secrets(tokens: readonly Token[]): ScriptIssue[] {
    return tokens.flatMap((token, i) => {
        const [next, after] = [tokens[i + 1], tokens[i + 2]];
        if (isWord(token, "PASSWORD", "SECRET") && isSymbol(next, "=")) {
            return [{ line: token.line, reason: `${token.text} = states a password or secret; ${noSecret}` }];
        }
        if (isWord(token, "IDENTIFIED") && isWord(next, "BY")) {
            return [{ line: token.line, reason: `IDENTIFIED BY states a password; ${noSecret}` }];
        }
        if (token.kind === "text" && looksLikeCredential(token.text.replace(withoutSecret, ""))) {
            return [{ line: token.line, reason: `a string looks like a credential; ${noSecret}` }];
        }
        const isSet = isSymbol(next, "=") && after?.kind === "text" && after.text !== "";
        return isSet && (token.kind === "word" || token.kind === "name") && namesCredential(token.text)
            ? [{ line: token.line, reason: `${token.text} is set to a text that may be a secret; ${noSecret}` }]
            : [];
    });
}

const remedy = "state the script in allowDrop if its data may be lost";

function losses(tokens: readonly Token[]): ScriptIssue[] {
    return tokens.flatMap((token, i) => {
        const [before, next] = [tokens[i - 1], tokens[i + 1]];
        if (isWord(token, "DROP") && isWord(next, "TABLE") && !isTemporary(tokens, i + 2)) {
            return [{ line: token.line, reason: `DROP TABLE loses data; ${remedy}` }];
        }
        if (isWord(token, "DROP") && isWord(next, "DATABASE")) {
            return [{ line: token.line, reason: `DROP DATABASE loses data; ${remedy}` }];
        }
        // DROP COLUMN a, COLUMN b; ALTER COLUMN is not one.
        if (isWord(token, "COLUMN") && (isWord(before, "DROP") || isSymbol(before, ","))) {
            return [{ line: token.line, reason: `DROP COLUMN loses data; ${remedy}` }];
        }
        return isWord(token, "TRUNCATE") && isWord(next, "TABLE") && !isTemporary(tokens, i + 2)
            ? [{ line: token.line, reason: `TRUNCATE TABLE loses data; ${remedy}` }]
            : [];
    });
}

/** Whether all tables that a list names from a place on are temporary: their names begin with `#`. */
function isTemporary(tokens: readonly Token[], from: number): boolean {
    let at = isWord(tokens[from], "IF") && isWord(tokens[from + 1], "EXISTS") ? from + 2 : from;
    for (;;) {
        const name = tokens[at];
        if (!name?.text.startsWith("#") || isSymbol(tokens[at + 1], ".")) {
            return false;
        }
        if (!isSymbol(tokens[at + 1], ",")) {
            return true;
        }
        at += 2;
    }
}

// Source: "Transact-SQL statements allowed in transactions" (learn.microsoft.com, ms191544).
const outside = new Set(["ALTER DATABASE", "CREATE DATABASE", "DROP DATABASE"]);
const alone = ["BACKUP", "RESTORE", "RECONFIGURE"];

/** Whether all statements of a script may be in a transaction. */
export function isTransactional(script: string): boolean {
    const tokens = tokensOf(script);
    return !tokens.some((token, i) => {
        const next = tokens[i + 1];
        const pair = `${token.text} ${next?.text}`.toUpperCase();
        const isFullText = isWord(token, "CREATE", "ALTER", "DROP") && isWord(next, "FULLTEXT");
        return isWord(token, ...alone) || isFullText || (token.kind === "word" && outside.has(pair));
    });
}
