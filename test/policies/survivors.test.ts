import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../policies/core/unknowns";
import { changed, get, resolved, ruleSets } from "./support/mutants";

const committed = JSON.parse(readFileSync(join(__dirname, "survivors.json"), "utf8")) as string[];

function leaves(value: unknown, path: string): string[] {
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
        return [path];
    }
    return Object.entries(value).flatMap(([key, field]) => leaves(field, path ? `${path}.${key}` : key));
}

function perturbed(value: unknown): unknown {
    if (typeof value === "boolean") {
        return !value;
    }
    if (typeof value === "number") {
        return -1;
    }
    return typeof value === "string" ? `${value}-other` : [{}];
}

// Some property of some resource is enough: the rules judge all resources of a kind alike.
function survives(name: string, path: string, value: unknown): boolean {
    return [perturbed(value), undefined, unknownSentinel].every((mutant) => {
        const { violated, unknown } = ruleSets(changed(name, { [path]: mutant }));
        return violated.length === 0 && unknown.length === 0;
    });
}

describe("properties that no rule watches", () => {
    it("are exactly those listed in survivors.json, a list that may only get shorter", () => {
        const seen = new Set<string>();
        const survivors: string[] = [];
        for (const { name, type, props } of resolved) {
            for (const path of leaves(props, "").filter((leaf) => leaf !== "id")) {
                const key = `${type} ${path}`;
                if (!seen.has(key)) {
                    seen.add(key);
                    if (survives(name, path, get(props, path))) {
                        survivors.push(key);
                    }
                }
            }
        }
        expect(survivors.sort()).toEqual(committed);
    });
});
