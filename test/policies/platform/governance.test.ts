import { describe, expect, it } from "vitest";
import { changed, judged, violated } from "../support/mutants";

describe("protection from deletion", () => {
    it.each(["lake", "vault", "vault-lake-key", "lake-bronze", "logs"])(
        "%s unprotected, in production only",
        (name) => {
            const stack = changed(name, {}).map((resource) =>
                resource.name === name ? { ...resource, protect: false } : resource,
            );
            expect(violated(stack)).toEqual(["governance-resource-protect"]);
            expect(violated(stack, "dev")).toEqual([]);
        },
    );
});

describe("tags", () => {
    it("are missed one by one", () => {
        const { violations } = judged(changed("lake", { tags: { owner: "data-team", environment: "prod" } }));
        expect(violations.map(({ path }) => path)).toEqual(["tags.costCenter", "tags.dataClassification"]);
    });
    it("are right in other letters, as Azure takes them", () => {
        const spelled = { Owner: "data-team", costcenter: "4711", ENVIRONMENT: "prod", DataClassification: "internal" };
        expect(violated(changed("lake", { tags: spelled }))).toEqual([]);
    });
    it("are asked of no kind that carries none", () => {
        expect(violated(changed("lake-bronze", { tags: undefined }))).toEqual([]);
    });
});
