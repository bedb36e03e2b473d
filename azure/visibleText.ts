// Source of the classes: The Unicode Standard, UAX #44 (general categories Cc, Cf, Cs, Zl, Zp; the property
// Default_Ignorable_Code_Point). They show as nothing, move the cursor, turn the direction of writing or end a line.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Whether a text has a character that does not show: a control, a mark of direction, a line's end, a zero-width one. */
export const hasUnseen = (text: string): boolean => text.search(unseen) >= 0;

/**
 * Text whose characters all show, on one line, so that no name or value changes what stands around it: `\u202e` stands
 * for what would not show.
 */
export const visible = (text: string): string =>
    text.replace(unseen, (character) => {
        const code = (character.codePointAt(0) ?? 0).toString(16);
        return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
    });

/** A sentence of several lines on one. */
export const onOneLine = (text: string): string => visible(text.replace(/\s*\n\s*/g, " "));

/** Text of several lines whose other characters all show. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** JSON in which every such character is escaped; it still means the same. The lines of its own layout stay. */
export const visibleJson = (json: string): string =>
    json.replace(unseen, (character) =>
        character === "\n"
            ? character
            : [...Array(character.length).keys()]
                  .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
                  .join(""),
    );
