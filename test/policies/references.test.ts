import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../policies/catalog";
import { changed, resolved, ruleSets, withResource } from "./support/mutants";

/** By resource of the compliant stack: inputs by path; null takes one away. By type: one resource more, with these inputs. */
type Case = Record<string, Record<string, unknown>>;

// Of each published rule: what it is against, in one case for each input that it names.
const cases = JSON.parse(readFileSync(join(__dirname, "referenceCases.json"), "utf8")) as Record<string, Case[]>;
const references = [...new Set(catalog.flatMap((rule) => rule.references))].sort();

function broken(change: Case) {
    const isType = ([name]: readonly [string, unknown]) => name.includes(":");
    const mutants = Object.entries(change)
        .filter((one) => !isType(one))
        .flatMap(([name, values]) => {
            const inputs = Object.entries(values).map(([path, value]) => [path, value ?? undefined]);
            return changed(name, Object.fromEntries(inputs) as Record<string, unknown>).filter(
                (one) => one.name === name,
            );
        });
    const added = Object.entries(change)
        .filter(isType)
        .flatMap(([type, props]) => withResource(type, props).slice(-1));
    return [...resolved.map((resource) => mutants.find(({ name }) => name === resource.name) ?? resource), ...added];
}

describe("what the pack says that it follows", () => {
    it("has a case each", () => {
        expect(Object.keys(cases)).toEqual(references);
    });
    it.each(Object.entries(cases))("%s fails where it should", (reference, each) => {
        const claiming = catalog.filter((rule) => rule.references.includes(reference)).map(({ id }) => id);
        expect(each.length).toBeGreaterThan(0);
        const missed = each.filter((change) => !ruleSets(broken(change)).violated.some((id) => claiming.includes(id)));
        expect(missed).toEqual([]);
    });
});
