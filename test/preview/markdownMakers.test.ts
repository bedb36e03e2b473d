import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../preview/plan";
import { Makers } from "../../preview/report/makers";
import { withoutDatabricks } from "../stacks/support/stackSettings";
import { planOf } from "./comparison/planOf";

const root = path.join(__dirname, "../..");
let prod: Plan;
beforeAll(async () => {
    prod = await planOf("prod");
});

const sections = (plan: Plan) => new Set(plan.resources.map(({ urn }) => new Makers(plan).sectionOf(urn)));

describe("Where a resource comes from", () => {
    it("is a file that is there, for every resource", () => {
        const makers = new Makers(prod);
        for (const { urn } of prod.resources)
            expect(existsSync(path.join(root, makers.fileOf(urn) ?? "none")), urn).toBe(true);
    });

    it("is a section without which the resource is not made", async () => {
        expect([...sections(prod)]).toEqual(expect.arrayContaining(["databricks", "lake"]));
        const without = sections(await planOf("prod", { ...withoutDatabricks, lake: undefined }));
        expect([...without]).toEqual(expect.not.arrayContaining(["databricks"]));
        expect([...without]).toEqual(expect.not.arrayContaining(["lake"]));
    });
});
