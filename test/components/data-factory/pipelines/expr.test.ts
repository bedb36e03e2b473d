import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expr, literal } from "../../../../components/data-factory/pipelines/expr";

describe("An expression", () => {
    it("is put together from functions, texts and what a run knows", () => {
        const path = expr.concat(
            expr.parameter("table").at("folder"),
            "/load=",
            expr.output("Begin").at("rows").nth(0),
        );
        expect(path.json()).toEqual({
            value: "@concat(pipeline().parameters.table.folder, '/load=', activity('Begin').output.rows[0])",
            type: "Expression",
        });
        expect(path.references).toEqual({ activities: ["Begin"], parameters: ["table"], variables: [] });
    });

    it("takes texts as they are", () => {
        expect(expr.concat("it's @{x}", 3, true).json().value).toBe("@concat('it''s @{x}', 3, true)");
        fc.assert(
            fc.property(fc.string(), (text) => {
                const inner = expr.call("string", text).inner();
                return inner.slice("string('".length, -2).replaceAll("''", "'") === text;
            }),
        );
    });

    it("reads a property that may be missing, and one whose name is no word", () => {
        expect(expr.error("Load").inner()).toBe("coalesce(activity('Load')?.error?.message, '')");
        expect(expr.item.at("first row").inner()).toBe("item()['first row']");
    });

    it("joins conditions two by two", () => {
        expect(expr.and(true, expr.equals(1, 1), expr.not(false)).inner()).toBe(
            "and(and(true, equals(1, 1)), not(false))",
        );
        expect(expr.or(expr.equals(1, 1), false).inner()).toBe("or(equals(1, 1), false)");
    });

    it.each([
        ["@concat('a', pipeline().parameters.x)"],
        ["@item()?.a['b'][0]"],
        ["@if(equals(variables('n'), -1.5), null, true)"],
        ["@ concat( 'a' , 'b' ) "],
    ])("is read from %s", (text) => {
        expect(expr.parse(text).json().value).toBe(text);
    });

    it.each([
        ["concat('a')", "must begin with one @"],
        ["@@concat('a')", "must begin with one @"],
        ["@{concat('a')}", "must begin with one @"],
        ["@concat('a'", 'has "its end" at character 12; there must be ","'],
        ["@concat('a'))", 'has ")" after the expression'],
        ["@concat('a)", "a text that does not end"],
        ["@nothing('a')", 'function "nothing"'],
        ["@Concat('a')", 'function "Concat"'],
        ["@equals(1)", "1 arguments of equals at character 11; there must be 2"],
        ["@concat()", "there must be 1 or more"],
        ["@activity(item())", "activity(item())"],
        ["@item().", "no name after a period"],
        ["@item()?", "nothing after ?"],
        ["@", "no value"],
    ])("%s is refused", (text, reason) => {
        expect(() => expr.parse(text)).toThrow(reason);
    });
});

describe("A text next to expressions", () => {
    it.each([
        ["EXECUTE p @run_id = @run_id", "EXECUTE p @run_id = @run_id"],
        ["@x", "@@x"],
        ["a @{b}", "a @@{b}"],
        ["@{b}", "@@{b}"],
    ])("%s is written as %s", (text, written) => {
        expect(literal(text)).toBe(written);
    });
});
