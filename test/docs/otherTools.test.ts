import { describe, expect, it } from "vitest";
import { followers, otherTools, ours } from "../../docs/generator/otherTools";

describe.each(otherTools.map((tool) => [tool.tool, tool.shapes] as const))(
    "the pack compared with %s",
    (_tool, shapes) => {
        it("has fixtures of both kinds", () => {
            const verdicts = new Set(shapes.map(({ theirs }) => theirs));
            expect([...verdicts].sort()).toEqual(["fail", "pass"]);
        });

        it.each(shapes.map((shape) => [shape.check, JSON.stringify(shape.inputs), shape] as const))(
            "%s, %s: says the same, or why not",
            (_check, _inputs, shape) => {
                expect(followers(shape).length).toBeGreaterThan(0);
                expect({ differs: ours(shape) !== shape.theirs }).toEqual({ differs: shape.why !== undefined });
            },
        );
    },
);
