import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repeated } from "../../components/shared/validation";
import { filesOf, providedBy } from "../../docs/generator/capabilities";
import { readLibrary } from "../../docs/generator/library";
import { capabilities, sqlReference } from "../../docs/generator/sql";
import type { Plan } from "../../preview/plan";
import { planned } from "./support/plans";

const root = path.join(__dirname, "../..");
const { components } = readLibrary();
let plans: Plan[];

beforeAll(async () => {
    plans = [(await planned("dev")).plan, (await planned("prod")).plan];
});

describe("Capabilities of Azure SQL", () => {
    it("have different titles", () => {
        expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
    });

    it.each(capabilities.map((capability) => [capability.title, capability] as const))(
        "%s: dev or prod has resources of each kind, and its files and tests exist",
        (_, capability) => {
            const missing = capability.by
                .flatMap((part) => part.kinds.map((kind) => ({ ...part, kinds: [kind] })))
                .filter((part) => !plans.some((plan) => providedBy(plan, { ...capability, by: [part] }).length > 0));
            expect(missing).toEqual([]);
            const files = filesOf(capability, components).flatMap(({ file, test }) => [file, test]);
            expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
        },
    );

    it("are on the page, one a row, with resources, file and test", () => {
        const lines = sqlReference(plans).split("\n");
        for (const { title } of capabilities) {
            expect(lines.find((line) => line.startsWith(`| ${title} | `))).toMatch(/\| \w+ `(dev|prod)\//);
        }
        expect(lines.find((line) => line.startsWith("| Users of a database "))).toContain(
            "| Command `dev/sql-control-users` `prod/sql-control-users` | [sqlUsers.ts](../../components/sql/sqlUsers.ts) |",
        );
    });
});
