/** What a terminal can show. */
export interface Terminal {
    /** Characters in a line. */
    width: number;
    /** Whether colours are shown. */
    colour: boolean;
}

/** What the stream that is written to can show; colours follow NO_COLOR and FORCE_COLOR. */
export function terminalOf(stream: { isTTY?: boolean; columns?: number }, env = process.env): Terminal {
    const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
    const colour = forced || (stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb");
    return { width: stream.columns ?? 120, colour };
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** A style of text. */
export type Style = keyof typeof codes;

/** Text in a style, or as it is where colours are not shown. */
export function styled(terminal: Terminal, style: Style, text: string): string {
    return terminal.colour ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}

/** Text cut to a width, with an ellipsis where something is cut. */
export function fit(text: string, width: number): string {
    return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
