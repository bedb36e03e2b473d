/** A text with one character of every sort that does not show, moves the cursor, turns the writing or ends a line. */
export const unseenCharacters = [
    ..."\u0000\u0007\b\t\n\r\u001b\u007f\u0080\u0085\u009b\u009f\u00ad\u034f\u061c\u115f\u180e",
    ..."\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2064",
    ..."\u2066\u2067\u2068\u2069\u206f\u3164\ufe0f\ufeff\uffa0",
    ..."\u{e0001}\u{e0041}\u{e007f}\u{e0100}",
    ...["\ud800", "\udfff"],
];

/** Texts that would forge a line, a link or a colour of a report. */
export const hostileTexts = [
    `a${unseenCharacters.join("b")}c`,
    "\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
    "x\n\nevil: 212 resources in 35 components\npolicy prod: 139 rules, 0 mandatory, 0 advisory",
    "approved \u202enimda yb",
    "a\u200bb\ufeffc\u{e0041}",
];

/** Characters of a text that must not be in a report, but for the lines of its own layout. */
export const rawCharacters = (text: string): string[] =>
    [...text].filter((character) => character !== "\n" && unseenCharacters.includes(character));
