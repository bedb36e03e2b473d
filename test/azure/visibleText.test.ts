import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasUnseen, onOneLine, visible, visibleJson, visibleLines } from "../../azure/visibleText";
import { hostileTexts, rawCharacters, unseenCharacters } from "../support/hostileText";

const anyText = fc.string({ unit: "binary", maxLength: 40 });

describe("A text that is shown", () => {
    it.each(unseenCharacters.map((character) => [character.codePointAt(0)?.toString(16), character] as const))(
        "shows %s",
        (_, character) => {
            expect(hasUnseen(`a${character}b`)).toBe(true);
            expect(visible(`a${character}b`)).toMatch(/^a\\u(\{[0-9a-f]{5}\}|[0-9a-f]{4})b$/);
            expect(rawCharacters(visibleJson(`"${character}"`))).toEqual([]);
        },
    );

    it("is as it was where all of it shows", () => {
        for (const text of ["", "Größe 10 €", "数据湖", "😀", "a b", "مرحبا", "\\u202e"]) {
            expect(hasUnseen(text)).toBe(false);
            expect([visible(text), onOneLine(text), visibleLines(text), visibleJson(text)]).toEqual(
                Array(4).fill(text),
            );
        }
    });

    it("holds no character that does not show, whatever it is", () => {
        fc.assert(
            fc.property(fc.oneof(anyText, fc.constantFrom(...hostileTexts)), (text) => {
                expect(hasUnseen(visible(text))).toBe(false);
                expect(hasUnseen(onOneLine(text))).toBe(false);
                expect(visibleLines(text).split("\n").some(hasUnseen)).toBe(false);
            }),
        );
    });

    it("means the same as JSON", () => {
        fc.assert(
            fc.property(fc.oneof(anyText, fc.constantFrom(...hostileTexts)), (text) => {
                const shown = visibleJson(JSON.stringify({ [text]: text }, undefined, 2));
                expect(JSON.parse(shown)).toEqual({ [text]: text });
                expect(shown.split("\n").some(hasUnseen)).toBe(false);
            }),
        );
    });
});
