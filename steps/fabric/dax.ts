/** What an expression of DAX names. */
export interface DaxReferences {
    /** Columns: `Table[Column]`. */
    columns: { table: string; column: string; line: number }[];
    /** Names in brackets without a table before them: measures. */
    measures: { name: string; line: number }[];
    /** Tables as a whole. */
    tables: { name: string; line: number }[];
    /** What does not parse. */
    issues: { line: number; reason: string }[];
}

interface Token {
    kind: "text" | "table" | "brackets" | "word" | "symbol";
    text: string;
    line: number;
    end: number;
    start: number;
}

// Source of the forms: learn.microsoft.com/dax, "DAX syntax" and "DAX operators".
const blank = /\s+|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const forms: [Token["kind"], RegExp, (text: string) => string][] = [
    ["text", /"(?:[^"]|"")*"/y, (text) => text.slice(1, -1).replaceAll('""', '"')],
    ["table", /'(?:[^']|'')+'/y, (text) => text.slice(1, -1).replaceAll("''", "'")],
    ["brackets", /\[(?:[^\]]|\]\])*\]/y, (text) => text.slice(1, -1).replaceAll("]]", "]")],
    ["word", /[\p{L}_][\p{L}\p{N}_.]*/uy, (text) => text],
    ["symbol", /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|&&|\|\||==|<=|>=|<>|[-+*/^&=<>(){},;]/y, (text) => text],
];
const keywords = [
    "VAR",
    "RETURN",
    "TRUE",
    "FALSE",
    "IN",
    "NOT",
    "AND",
    "OR",
    "ASC",
    "DESC",
    "DAY",
    "MONTH",
    "QUARTER",
    "YEAR",
];

/** Reads what an expression names. Functions are not looked up: no list of them is here. */
export function daxReferences(expression: string): DaxReferences {
    const found: DaxReferences = { columns: [], measures: [], tables: [], issues: [] };
    const tokens = tokensOf(expression, found.issues);
    found.issues.push(...parenthesisIssues(tokens));
    const named = namesWithin(tokens);
    tokens.forEach((token, i) => {
        const [before, next] = [tokens[i - 1], tokens[i + 1]];
        const { text, line } = token;
        if (token.kind === "brackets") {
            if (isTable(before) && before.end === token.start) {
                if (!named.has(before.text.toUpperCase())) {
                    found.columns.push({ table: before.text, column: text, line });
                }
            } else if (!named.has(text.toUpperCase())) {
                found.measures.push({ name: text, line });
            }
        } else if (isTable(token) && !(next?.kind === "brackets" && next.start === token.end)) {
            const isName = token.kind === "word" && (next?.text === "(" || named.has(text.toUpperCase()));
            if (!isName) {
                found.tables.push({ name: text, line });
            }
        }
    });
    return found;
}

const isTable = (token: Token | undefined): token is Token =>
    token?.kind === "table" || (token?.kind === "word" && !keywords.includes(token.text.toUpperCase()));

/** Variables, and columns that functions such as ADDCOLUMNS make: names of texts. */
function namesWithin(tokens: readonly Token[]): Set<string> {
    return new Set(
        tokens
            .filter(({ kind }, i) => kind === "text" || tokens[i - 1]?.text.toUpperCase() === "VAR")
            .map(({ text }) => text.toUpperCase()),
    );
}

function parenthesisIssues(tokens: readonly Token[]): DaxReferences["issues"] {
    const open: Token[] = [];
    const issues: DaxReferences["issues"] = [];
    for (const token of tokens.filter(({ kind }) => kind === "symbol")) {
        if ("({".includes(token.text)) {
            open.push(token);
        } else if (")}".includes(token.text) && open.pop()?.text !== (token.text === ")" ? "(" : "{")) {
            issues.push({ line: token.line, reason: `${token.text} ends nothing` });
        }
    }
    return [...issues, ...open.map(({ line, text }) => ({ line, reason: `${text} begins here and does not end` }))];
}

function tokensOf(expression: string, issues: DaxReferences["issues"]): Token[] {
    const found: Token[] = [];
    for (let at = 0; at < expression.length;) {
        blank.lastIndex = at;
        const skipped = blank.exec(expression)?.[0];
        if (skipped) {
            at += skipped.length;
            continue;
        }
        const line = expression.slice(0, at).split("\n").length;
        const token = tokenAt(expression, at, line);
        if (!token) {
            issues.push({ line, reason: `DAX does not parse from ${expression.slice(at, at + 20).split("\n")[0]} on` });
            return found;
        }
        found.push(token);
        at = token.end;
    }
    return found;
}

function tokenAt(expression: string, at: number, line: number): Token | undefined {
    for (const [kind, form, inner] of forms) {
        form.lastIndex = at;
        const raw = form.exec(expression)?.[0];
        if (raw) {
            return { kind, text: inner(raw), line, start: at, end: at + raw.length };
        }
    }
    return undefined;
}
