import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../policies/core/unknowns";
import { alsoTrips, checkBreaks } from "./services";
import { checks, ignoresCase, mutants, propertyRules } from "./support/checks";
import { changed, get, idsOf, judged, resolved, ruleSets, violated } from "./support/mutants";

function expected(rule: string, mutant: string, alone: string[] = [rule]): string[] {
    return [...alone, ...(alsoTrips[mutant] ?? [])].sort();
}

describe("the compliant stack", () => {
    it.each(["prod", "dev"] as const)("breaks no rule in %s and leaves nothing unknown", (profile) => {
        const { violations, unknown, waived } = judged(resolved, profile);
        expect({ violations, unknown, waived }).toEqual({ violations: [], unknown: [], waived: [] });
    });

    it("holds a resource that every property rule judges", () => {
        const judgedRules = new Set([
            ...checks.map(({ rule }) => rule.id),
            ...propertyRules.filter(({ options }) => options?.protect).map(({ id }) => id),
        ]);
        expect(propertyRules.map(({ id }) => id).filter((id) => !judgedRules.has(id))).toEqual([]);
    });
});

describe("a broken value trips exactly its rule", () => {
    it.each(mutants)("$mutant on $resource.type", ({ rule, resource, path, value, mutant }) => {
        expect(violated(changed(resource.name, { [path]: value }))).toEqual(expected(rule.id, mutant));
    });
});

describe("a value in other letters is right on a resource of Azure", () => {
    const texts = checks.flatMap((check) => {
        const value = get(check.resource.props, check.path);
        return typeof value === "string" && ignoresCase(check.key, check.resource)
            ? [{ ...check, values: [value.toUpperCase(), value.toLowerCase()] }]
            : [];
    });
    it.each(texts)("$key on $resource.type", ({ resource, path, values }) => {
        expect(values.map((value) => violated(changed(resource.name, { [path]: value })))).toEqual([[], []]);
    });
});

describe("an unset value is judged as the check declares", () => {
    it.each(checks.filter(({ path }) => path !== ""))("$key on $resource.type", ({ rule, resource, path, key }) => {
        const alone = checkBreaks[key]?.unsetPasses ? [] : [rule.id];
        expect(violated(changed(resource.name, { [path]: undefined }))).toEqual(
            expected(rule.id, `${key} unset`, alone),
        );
    });

    it("the table of breaks lists exactly the checks that accept it", () => {
        const declared = checks.filter(({ path, condition }) => path !== "" && condition.missing === "pass");
        const reviewed = checks.filter(({ path, key }) => path !== "" && checkBreaks[key]?.unsetPasses);
        expect(reviewed.map(({ key }) => key)).toEqual(declared.map(({ key }) => key));
    });
});

describe("an unknown value makes exactly its rule unknown", () => {
    it.each(checks.filter(({ path }) => path !== ""))("$key on $resource.type", ({ rule, resource, path, key }) => {
        expect(ruleSets(changed(resource.name, { [path]: unknownSentinel }))).toEqual({
            violated: [],
            unknown: expected(rule.id, `${key} unknown`),
        });
    });
});

describe("the tables of the harness", () => {
    it("rest on a short cut that finds what a full evaluation finds", () => {
        for (const { resource, path } of checks.filter((_, index) => index % 5 === 0)) {
            for (const value of [unknownSentinel, "Unexpected"]) {
                const stack = changed(resource.name, { [path || "type"]: value });
                const { violations, unknown } = judged(stack);
                expect(ruleSets(stack)).toEqual({ violated: idsOf(violations), unknown: idsOf(unknown) });
            }
        }
    });

    it("name only checks and mutants that exist", () => {
        const keys = new Set(checks.map(({ key }) => key));
        expect(Object.keys(checkBreaks).filter((key) => !keys.has(key))).toEqual([]);
    });
});
