import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../policies/core/unknowns";
import { changed, get, resolved, ruleSets } from "./support/mutants";

const file = path.join(__dirname, "survivors.json");
const rewritten = process.env.UPDATE_SURVIVORS === "1";
const howTo = `rewrite the list with UPDATE_SURVIVORS=1 npx vitest run ${path.relative(process.cwd(), __filename)}`;

function leaves(value: unknown, at: string): string[] {
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
        return [at];
    }
    return Object.entries(value).flatMap(([key, field]) => leaves(field, at ? `${at}.${key}` : key));
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
function survives(name: string, at: string, value: unknown): boolean {
    return [perturbed(value), undefined, unknownSentinel].every((mutant) => {
        const { violated, unknown } = ruleSets(changed(name, { [at]: mutant }));
        return violated.length === 0 && unknown.length === 0;
    });
}

function survivors(): string[] {
    const seen = new Set<string>();
    return resolved.flatMap(({ name, type, props }) =>
        leaves(props, "").flatMap((leaf) => {
            const key = `${type} ${leaf}`;
            const isFirst = leaf !== "id" && !seen.has(key);
            seen.add(key);
            return isFirst && survives(name, leaf, get(props, leaf)) ? [key] : [];
        }),
    );
}

describe("properties that no rule watches", () => {
    it("are exactly those listed in survivors.json", () => {
        const text = `${JSON.stringify(survivors().sort(), undefined, 4)}\n`;
        if (rewritten) {
            writeFileSync(file, text);
        }
        expect(text, howTo).toBe(readFileSync(file, "utf8"));
    });
});
