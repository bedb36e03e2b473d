import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../preview/plan";
import { ResourceOrigins } from "../../preview/report/origins";
import { ownedName, ownedNames } from "../../preview/report/sections";
import { stackNames } from "../../preview/stackFile";
import { accepted, configWith, project, type StackName } from "../stacks/support/stackSettings";
import { planOf } from "./comparison/planOf";

const root = path.join(__dirname, "../..");
let prod: Plan;
beforeAll(async () => {
    prod = await planOf("prod");
});

const sections = (plan: Plan) => new Set(plan.resources.map(({ urn }) => new ResourceOrigins(plan).sectionOf(urn)));

describe("Where a resource comes from", () => {
    it("is a file that is there, for every resource", () => {
        const origins = new ResourceOrigins(prod);
        for (const { urn } of prod.resources) {
            expect(existsSync(path.join(root, origins.fileOf(urn) ?? "none")), urn).toBe(true);
        }
    });

    it("is a section of the stack's settings, for every resource of every stack; no row of the tables is out of date", async () => {
        const used = new Set<string | undefined>();
        for (const stack of stackNames(project) as StackName[]) {
            const plan = stack === "prod" ? prod : await planOf(stack);
            const [origins, settings] = [new ResourceOrigins(plan), accepted(configWith({}, stack), stack)];
            const made = plan.resources.filter(({ custom }) => custom);
            const without = made.filter(({ urn }) => !((origins.sectionOf(urn) ?? "none") in settings));
            expect(without.map(({ urn }) => urn)).toEqual([]);
            for (const { urn } of made) {
                used.add(ownedName(origins.outermost(urn) ?? { type: "", name: "" }));
            }
        }
        expect(ownedNames.filter((row) => !used.has(row))).toEqual([]);
    });

    it("is the section that the layers read, where names mislead", () => {
        const origins = new ResourceOrigins(prod);
        const section = (name: string) =>
            origins.sectionOf(prod.resources.find((resource) => resource.name === name)?.urn ?? "");
        expect(
            [
                "databricks-account-of-workspace",
                "flow-log-key",
                "lake-key",
                "databricks-catalog-bronze",
                "training",
            ].map(section),
        ).toEqual(["databricks", "network", "lake", "databricks", "identities"]);
    });

    it("is a section without which the resource is not made", async () => {
        expect([...sections(prod)]).toEqual(expect.arrayContaining(["databricks", "lake"]));
        const without = sections(
            await planOf("prod", {
                databricks: undefined,
                lake: undefined,
                "machineLearning.data": undefined,
                ingest: undefined,
                warehouse: undefined,
            }),
        );
        expect([...without]).toEqual(expect.not.arrayContaining(["databricks"]));
        expect([...without]).toEqual(expect.not.arrayContaining(["lake"]));
    });
});
