import { describe, expect, it } from "vitest";
import { changed, found, resolved, violated } from "../support/mutants";

const prod = (name: string, values: Record<string, unknown>) => violated(changed(name, values));

describe("a capacity of reports", () => {
    it.each([
        ["a person", ["eve@contoso.example"]],
        ["a service principal and a person", ["00000000-0000-4000-8000-0000000000aa", "eve@contoso.example"]],
        ["no one", []],
    ])("is not administered by %s", (_, members) => {
        for (const name of ["reports", "reports-embedded"]) {
            expect(prod(name, { "administration.members": members })).toEqual(["reporting-capacity-administrators"]);
        }
    });

    it.each([
        ["F64", "prod", []],
        ["F128", "prod", ["reporting-capacity-size"]],
        ["F8", "dev", []],
        ["F16", "dev", ["reporting-capacity-size"]],
    ] as const)("of size %s is judged in profile %s", (size, profile, expected) => {
        expect(violated(changed("reports", { "sku.name": size }), profile)).toEqual(expected);
    });

    it("is paused by a trigger, not by a pipeline that is started by hand", () => {
        const byHand = resolved.filter(({ name }) => name !== "reports-pause-trigger");
        expect(found(byHand)).toEqual([
            "reporting-capacity-pause @reports",
            "reporting-capacity-pause @reports-embedded",
        ]);
    });
});
