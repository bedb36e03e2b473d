import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
    absent,
    anyOf,
    atLeast,
    type Condition,
    each,
    empty,
    equals,
    exactly,
    hasLength,
    isFalse,
    isTrue,
    not,
    oneOf,
    present,
    shape,
    some,
    unless,
} from "../../../policies/core/conditions";
import { PropertyRef } from "../../../policies/core/propertyRef";
import { guardUnknowns, unknownSentinel } from "../../../policies/core/unknowns";
import { type Answer, both, either, isolated, opposite } from "../../../policies/core/verdict";

const U = unknownSentinel;

function judge(condition: Condition, value: unknown) {
    const props = guardUnknowns({ value });
    return condition.judge(new PropertyRef(() => props, "").at("value"));
}

const pass: [string, Condition, unknown][] = [
    ["equals", equals("Deny"), "Deny"],
    ["equals in other letters", equals("Deny"), "DENY"],
    ["oneOf in other letters", oneOf(["Disabled", "SecuredByPerimeter"]), "disabled"],
    ["exactly", exactly(["RESTRICTED", "OPEN"]), "OPEN"],
    ["exactly unset declared right", exactly(["OPEN"], { missing: "pass", because: "the default" }), undefined],
    ["atLeast a word in other letters", atLeast("b", ["a", "B", "c"]), "b"],
    ["equals unset declared right", equals("None", { missing: "pass", because: "the default" }), undefined],
    ["oneOf", oneOf(["a", 7]), 7],
    ["isTrue", isTrue(), true],
    ["isFalse", isFalse(), false],
    ["atLeast a number", atLeast(7), 7],
    ["atLeast a word", atLeast("b", ["a", "b", "c"]), "c"],
    ["present", present(), 0],
    ["absent", absent("nothing is right"), undefined],
    ["empty", empty("nothing is right"), []],
    ["empty unset", empty("nothing is right"), undefined],
    ["hasLength", hasLength({ exactly: 1 }), ["a"]],
    ["each", each(isTrue()), [true, true]],
    ["each of none", each(isTrue()), []],
    ["some", some(isTrue()), [false, true]],
    ["some with an unknown", some(isTrue()), [U, true]],
    ["shape", shape({ a: isTrue(), "b.c": equals(1) }), { a: true, b: { c: 1 } }],
    ["anyOf with an unknown", anyOf(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: U, b: true }],
    ["not", not(isTrue(), "not true"), undefined],
    ["not with an unknown", not(shape({ a: isTrue(), b: isTrue() }), "not both"), { a: U, b: false }],
    ["unless excepted", unless(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: true, b: U }],
    ["unless with the exception unknown", unless(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: U, b: true }],
];

const fail: [string, Condition, unknown][] = [
    ["equals unset", equals("Deny"), undefined],
    ["equals null", equals("Deny"), null],
    ["exactly in other letters", exactly(["OPEN"]), "open"],
    ["isTrue of a text", isTrue(), "true"],
    ["isFalse unset", isFalse(), undefined],
    ["atLeast less", atLeast(7), 6],
    ["atLeast a number as text", atLeast(7), "9"],
    ["atLeast an unlisted word", atLeast("b", ["a", "b"]), "z"],
    ["present blank", present(), "  "],
    ["present of an empty object", present(), {}],
    ["absent of anything", absent("nothing is right"), false],
    ["empty of one", empty("nothing is right"), [1]],
    ["hasLength of a text", hasLength({ atLeast: 1 }), "abc"],
    ["each unset", each(isTrue()), undefined],
    ["each with an unknown", each(isTrue()), [U, false]],
    ["some of none", some(isTrue()), []],
    ["shape with an unknown", shape({ a: isTrue(), b: isTrue() }), { a: U, b: false }],
    ["shape of a text", shape({ a: isTrue() }), "text"],
    ["not", not(isTrue(), "not true"), true],
    ["unless", unless(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: false, b: false }],
];

const unknown: [string, Condition, unknown][] = [
    ["equals", equals("Deny"), U],
    ["present", present(), U],
    ["absent", absent("nothing is right"), U],
    ["each", each(isTrue()), [true, U]],
    ["each of an unknown list", each(isTrue()), U],
    ["some", some(isTrue()), [false, U]],
    ["shape", shape({ a: isTrue(), b: isTrue() }), { a: true, b: U }],
    ["not", not(isTrue(), "not true"), U],
    ["unless with both unknown", unless(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: U, b: U }],
    ["unless with the exception unknown", unless(shape({ a: isTrue() }), shape({ b: isTrue() })), { a: U, b: false }],
];

describe("conditions pass", () => {
    it.each(pass)("%s", (_, condition, value) => expect(judge(condition, value).answer).toBe("pass"));
});
describe("conditions fail", () => {
    it.each(fail)("%s", (_, condition, value) => expect(judge(condition, value).answer).toBe("fail"));
});
describe("conditions are unknown", () => {
    it.each(unknown)("%s", (_, condition, value) => expect(judge(condition, value).answer).toBe("unknown"));
});

describe("a verdict says where", () => {
    it("a list fails, with what is there", () => {
        expect(judge(each(shape({ "a.b": isTrue() })), [{ a: { b: true } }, { a: { b: 3 } }])).toEqual({
            answer: "fail",
            path: "value[1].a.b",
            found: "3",
        });
    });
    it("an unknown lies, even above the place asked for", () => {
        expect(judge(shape({ "a.b": isTrue() }), { a: U })).toEqual({
            answer: "unknown",
            path: "value.a.b",
            found: "not known before deployment (value.a)",
        });
    });
    it("and never prints a whole value", () => {
        const { found } = judge(equals("x"), "y".repeat(500));
        expect(found.length).toBeLessThan(90);
    });
});

const answers = fc.array(fc.constantFrom<Answer>("pass", "fail", "unknown"), { maxLength: 6 });

// What an unknown may turn out to be: the reduction is right when it names the only outcome left.
function outcomes(list: readonly Answer[], reduce: (known: boolean[]) => boolean): Set<boolean> {
    const [first, ...rest] = list;
    if (first === undefined) {
        return new Set([reduce([])]);
    }
    const values = first === "unknown" ? [true, false] : [first === "pass"];
    return new Set(values.flatMap((value) => [...outcomes(rest, (known) => reduce([value, ...known]))]));
}

function told(possible: Set<boolean>): Answer {
    return possible.size === 2 ? "unknown" : possible.has(true) ? "pass" : "fail";
}

describe("three-valued answers", () => {
    it("`both` fails, passes or stays unknown as every completion of its unknowns does", () => {
        fc.assert(
            fc.property(answers, (list) => {
                expect(both(list)).toBe(told(outcomes(list, (known) => known.every(Boolean))));
            }),
        );
    });

    it("`either` is the same with or", () => {
        fc.assert(
            fc.property(answers, (list) => {
                expect(either(list)).toBe(told(outcomes(list, (known) => known.some(Boolean))));
            }),
        );
    });

    it("obey De Morgan's law", () => {
        fc.assert(
            fc.property(answers, (list) => {
                expect(opposite(both(list))).toBe(either(list.map(opposite)));
            }),
        );
    });

    it("let errors of the program through", () => {
        const judge = () => {
            throw new TypeError("an error");
        };
        expect(() => isolated("path", judge)).toThrow(TypeError);
    });
});
