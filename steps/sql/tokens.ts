/** A part of a script of T-SQL that is neither blank nor a comment. */
export interface Token {
    /**
     * `word` is a keyword, a name or a variable, `name` a name in brackets or double quotes, `text` a string, `open` what
     * begins and does not end: a string, a name or a comment.
     */
    kind: "word" | "name" | "text" | "number" | "symbol" | "open";
    /** As written; of a string and a quoted name what they hold, of `open` which of these it is. */
    text: string;
    /** Line that it begins on, from 1. */
    line: number;
    /** Line that it ends on. */
    lastLine: number;
    /** Place of its first character in the script. */
    start: number;
}

const unquoted = (quote: string) => (text: string) => text.slice(text.indexOf(quote) + 1, -1);

// Source of the forms: learn.microsoft.com/sql, "Database identifiers" and "Constants (Transact-SQL)".
const forms: [Token["kind"], RegExp, (text: string) => string][] = [
    ["text", /N?'(?:[^']|'')*'/iy, (text) => unquoted("'")(text).replaceAll("''", "'")],
    ["name", /\[(?:[^\]]|\]\])*\]/y, (text) => text.slice(1, -1).replaceAll("]]", "]")],
    ["name", /"(?:[^"]|"")*"/y, (text) => text.slice(1, -1).replaceAll('""', '"')],
    ["word", /[\p{L}_@#$][\p{L}\p{N}_@#$]*/uy, (text) => text],
    ["number", /\d[\w.]*/y, (text) => text],
];
const opened: Record<string, string> = { "'": "string", "[": "name in brackets", '"': "name in quotes" };

/** Reads a script into its tokens; ends at the first thing that does not end. */
export function tokensOf(script: string): Token[] {
    const found: Token[] = [];
    const line = lines(script);
    for (let at = 0; at < script.length;) {
        const skipped = blankOrComment(script, at);
        if (skipped !== at) {
            if (skipped === undefined) {
                return [...found, open("comment", at, line)];
            }
            at = skipped;
            continue;
        }
        const [kind, raw, text] = formAt(script, at);
        const kindOfOpen = kind === "symbol" ? opened[raw] : undefined;
        if (kindOfOpen) {
            return [...found, open(kindOfOpen, at, line)];
        }
        found.push({ kind, text, line: line(at), lastLine: line(at + raw.length - 1), start: at });
        at += raw.length;
    }
    return found;
}

function formAt(script: string, at: number): [Token["kind"], string, string] {
    for (const [kind, form, inner] of forms) {
        form.lastIndex = at;
        const raw = form.exec(script)?.[0];
        if (raw) {
            return [kind, raw, inner(raw)];
        }
    }
    const symbol = String.fromCodePoint(script.codePointAt(at) ?? 0);
    return ["symbol", symbol, symbol];
}

function open(what: string, start: number, line: (at: number) => number): Token {
    return { kind: "open", text: what, line: line(start), lastLine: line(start), start };
}

// Comments in /* */ hold others.
function blankOrComment(script: string, at: number): number | undefined {
    const simple = /\s+|--[^\n]*/y;
    simple.lastIndex = at;
    const found = simple.exec(script)?.[0];
    if (found || !script.startsWith("/*", at)) {
        return at + (found?.length ?? 0);
    }
    const marks = /\/\*|\*\//g;
    marks.lastIndex = at;
    let depth = 0;
    for (let mark = marks.exec(script); mark; mark = marks.exec(script)) {
        depth += mark[0] === "/*" ? 1 : -1;
        if (depth === 0) {
            return mark.index + 2;
        }
    }
    return undefined;
}

/** Number of the line that a place is on; places are asked for in rising order. */
function lines(script: string): (at: number) => number {
    let [from, number] = [0, 1];
    return (at) => {
        for (let end = script.indexOf("\n", from); end >= 0 && end < at; end = script.indexOf("\n", from)) {
            [from, number] = [end + 1, number + 1];
        }
        return number;
    };
}
