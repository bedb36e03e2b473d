import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { capabilities, databricksReference } from "../../docs/generator/databricks";
import type { Plan } from "../../preview/plan";
import { repeated } from "../../components/shared/validation";
import { planned } from "./support/plans";

const root = path.join(__dirname, "../..");
let plans: Plan[];

beforeAll(async () => {
    plans = [(await planned("prod")).plan, (await planned("shared")).plan];
});

describe("Capabilities of Databricks", () => {
    it("have each a row of its own", () => {
        expect(capabilities.length).toBeGreaterThan(10);
        expect(repeated(capabilities.map(({ row }) => row))).toEqual([]);
        expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
    });

    it.each(capabilities.map((capability) => [capability.title, capability] as const))(
        "%s: production or the shared stack holds it, and its file and test exist",
        (_, { holds, file, test }) => {
            expect(plans.flatMap(({ resources }) => resources.filter(holds))).not.toEqual([]);
            expect([file, test].filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
        },
    );

    it("stand one a line on the page, with the resources that hold them", () => {
        const lines = databricksReference(plans).split("\n");
        for (const { row, title } of capabilities) {
            const [line = ""] = lines.filter((one) => one.startsWith(`| ${row} | ${title} |`));
            expect(line).toMatch(/\| \w+ `(prod|shared)\//);
        }
        const keys = lines.find((line) => line.startsWith("| C7 |"));
        expect(keys).toContain(
            "`prod/databricks-disks-key` `prod/databricks-services-key`; DBFS root: prepared, not on |",
        );
        const pools = lines.find((line) => line.startsWith("| A14 |"));
        expect(pools).toContain("InstancePool `prod/databricks-pools-cpu` `prod/databricks-pools-gpu`");
    });
});
