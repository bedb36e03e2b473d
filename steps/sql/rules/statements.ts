import type { Token } from "../tokens";

/** Whether a token is one of these keywords. */
export const isWord = (token: Token | undefined, ...words: string[]): boolean =>
    token?.kind === "word" && words.includes(token.text.toUpperCase());

/** Whether a token is this sign. */
export const isSymbol = (token: Token | undefined, text: string): boolean =>
    token?.kind === "symbol" && token.text === text;

/** Whether keywords follow each other from a place on. */
export const areWords = (tokens: readonly Token[], at: number, ...words: string[]): boolean =>
    words.every((word, i) => isWord(tokens[at + i], word));

/** Place of the parenthesis that closes the one at a place; the end where it does not close. */
export function closing(tokens: readonly Token[], open: number): number {
    let depth = 0;
    for (let at = open; at < tokens.length; at++) {
        depth += isSymbol(tokens[at], "(") ? 1 : isSymbol(tokens[at], ")") ? -1 : 0;
        if (depth === 0) {
            return at;
        }
    }
    return tokens.length;
}

/** Place of the semicolon that ends the statement at a place, outside of parentheses; the end where there is none. */
export function endOf(tokens: readonly Token[], from: number): number {
    for (let at = from; at < tokens.length; at++) {
        if (isSymbol(tokens[at], ";")) {
            return at;
        }
        if (isSymbol(tokens[at], "(")) {
            at = closing(tokens, at);
        }
    }
    return tokens.length;
}

/** Items of a list in parentheses, which commas part, without what is in parentheses within. */
export function items(tokens: readonly Token[], open: number): Token[][] {
    const found: Token[][] = [[]];
    for (let at = open + 1, end = closing(tokens, open); at < end; at++) {
        const token = tokens[at];
        if (isSymbol(token, ",")) {
            found.push([]);
        } else if (isSymbol(token, "(")) {
            at = closing(tokens, at);
        } else if (token) {
            found.at(-1)?.push(token);
        }
    }
    return found;
}

/** Batches of a script as their tokens. */
export function batchTokens(tokens: readonly Token[]): Token[][] {
    const found: Token[][] = [[]];
    tokens.forEach((token, i) => {
        const isAlone = tokens[i - 1]?.lastLine !== token.line && tokens[i + 1]?.line !== token.line;
        if (isWord(token, "GO") && isAlone) {
            found.push([]);
        } else {
            found.at(-1)?.push(token);
        }
    });
    return found;
}

/** Whether a batch makes or changes a procedure. */
export const isProcedure = (batch: readonly Token[]): boolean =>
    batch.some((token, i) => isWord(token, "CREATE", "ALTER") && isWord(batch[i + 1], "PROCEDURE", "PROC"));
