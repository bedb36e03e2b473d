import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repeated } from "../../components/shared/validation";
import { capabilitiesTable, filesOf, providedBy } from "../../docs/generator/capabilities";
import { capabilities, databricksReference } from "../../docs/generator/databricks";
import { readLibrary } from "../../docs/generator/library";
import type { Plan } from "../../preview/plan";
import { planned } from "./support/plans";

const root = path.join(__dirname, "../..");
const { components } = readLibrary();
let plans: Plan[];

beforeAll(async () => {
    plans = [(await planned("prod")).plan, (await planned("shared")).plan];
});

describe("Capabilities of Databricks", () => {
    it("have different titles", () => {
        expect(capabilities.length).toBeGreaterThan(10);
        expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
    });

    it.each(capabilities.map((capability) => [capability.title, capability] as const))(
        "%s: production or the shared stack has resources of each part unless nothing sets it, and its files and tests exist",
        (_, capability) => {
            const missing = capability.by.filter(
                (part) => !plans.some((plan) => providedBy(plan, { ...capability, by: [part] }).length > 0),
            );
            expect(missing).toEqual(capability.onceSet === undefined ? [] : capability.by);
            const files = filesOf(capability, components).flatMap(({ file, test }) => [file, test]);
            expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
        },
    );

    it("are on the page, one a row, with resources, file and test", () => {
        const lines = databricksReference(plans).split("\n");
        for (const { title, onceSet } of capabilities) {
            const row = lines.find((line) => line.startsWith(`| ${title} | `));
            expect(row).toMatch(onceSet === undefined ? /\| \w+ `(prod|shared)\// : `| ${onceSet} |`);
        }
        const keys = lines.find((line) => line.startsWith("| Customer-managed keys of services and disks |"));
        expect(keys).toBe(
            "| Customer-managed keys of services and disks | Key `prod/databricks-disks-key` `prod/databricks-services-key` " +
                "| [serviceEncryptionKey.ts](../../components/key-vault/serviceEncryptionKey.ts) " +
                "| [serviceEncryptionKey.test.ts](../../test/components/key-vault/serviceEncryptionKey.test.ts) |",
        );
    });

    it("of a component that is not there are refused", () => {
        const unknown = { title: "Flying", by: [{ component: "Carpet", kinds: ["Workspace"] }] };
        expect(() => capabilitiesTable([unknown], plans, components)).toThrow("there is no component Carpet");
    });
});
