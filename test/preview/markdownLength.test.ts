import { describe, expect, it } from "vitest";
import type { Comparison } from "../../preview/comparison/types";
import { commentLimit } from "../../preview/report/markdown/detail";
import { markdownReport } from "../../preview/report/markdown/report";
import { change, comparison, finding, plan, rendered, resource, view } from "./markdownSamples";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const named = (prefix: string, i: number) => `${prefix}-${String(i).padStart(5, "0")}-end`;

function comparisonOf(lost: number, updates: number, valueLength = 40): Comparison {
    const properties = numbers(12).map((i) => {
        const [before, after] = ["old", "new"].map((word) => `${word}${"x".repeat(valueLength)}`);
        return { path: `tags.tag${i}`, before, after };
    });
    // No two resources have the same change: those would be one row.
    const ownProperties = (of: number) => properties.map(({ after, ...rest }) => ({ ...rest, after: `${after}${of}` }));
    const type = "azure-native:keyvault:Vault";
    return comparison([
        ...numbers(lost).map((i) => change({ name: named("lost", i), type, action: "delete", dataLoss: true })),
        ...numbers(updates).map((i) => change({ name: named("update", i), properties: ownProperties(i) })),
    ]);
}

const text = (shown: Comparison) => markdownReport(view({ plan: plan([resource()]), comparison: shown }));

describe("A comment that would be too long", () => {
    it("keeps every risk, and says how many details of which kind it leaves out", () => {
        const found = text(comparisonOf(400, 2000));
        expect(found.length).toBeLessThanOrEqual(commentLimit);
        for (const i of numbers(400)) {
            expect(found).toContain(`\`${named("lost", i)}\` is deleted`);
        }
        expect(found).toMatch(/- and 1\d\d\d more of kind Storage account/);
        expect(found).toContain("<summary>Updated (2000)</summary>");
        expect(found).toMatch(/and 3\d\d more of kind Key vault/);
    });

    it("shortens the properties before it leaves out resources", () => {
        const found = text(comparisonOf(1, 60, 200));
        expect(found.length).toBeLessThanOrEqual(commentLimit);
        for (const i of numbers(60)) {
            expect(found).toContain(`\`${named("update", i)}\``);
        }
        expect(found).toMatch(/and \d more inputs/);
    });

    it("counts the risks by kind only where they alone are too long", () => {
        const found = text(comparisonOf(5000, 10));
        expect(found.length).toBeLessThanOrEqual(commentLimit);
        expect(found).toContain("**Data would be lost (5000)**");
        expect(found).toMatch(/- and 4\d\d\d more of kind Key vault/);
        expect(found).toContain(`\`${named("lost", 0)}\` is deleted`);
    });

    it("has an end whatever there is most of: rules, kinds, issues, notes or long texts", () => {
        const long = "word ".repeat(14_000);
        const kinds = numbers(3000).map((i) =>
            resource({ name: `r${i}`, type: `pkg:index:Kind${i}`, urn: `urn:a::b::c::r${i}` }),
        );
        const violations = kinds.map(({ urn }, i) =>
            finding({ urn, rule: `rule-${i}`, message: long, remedy: long, path: long }),
        );
        const shown = plan(kinds, { violations, waived: violations });
        const notes = numbers(3000).map(() => long);
        const issues = numbers(3000).map(() => ({ path: long, message: long }));
        const changes = kinds.map(({ urn, type }) =>
            change({ urn, type, name: long, action: "delete", dataLoss: true }),
        );
        for (const each of [
            view({ plan: shown, notes }),
            view({ plan: shown, comparison: comparison(changes, [], { base: long }), notes }),
            view({ stack: long, issues }),
        ]) {
            const found = markdownReport(each);
            expect(found.length).toBeLessThanOrEqual(commentLimit);
            const { elements } = rendered(found);
            expect(elements.filter(({ tag }) => tag === "details").length).toBe(
                found.match(/<\/details>/g)?.length ?? 0,
            );
        }
    });
});
