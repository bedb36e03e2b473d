import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repeated } from "../../components/shared/validation";
import { filesOf, providedBy } from "../../docs/generator/capabilities";
import { capabilities, dataFactoryReference } from "../../docs/generator/dataFactory";
import { readLibrary } from "../../docs/generator/library";
import type { Plan } from "../../preview/plan";
import { planned } from "./support/plans";

const root = path.join(__dirname, "../..");
const { components } = readLibrary();
let plans: Plan[];

beforeAll(async () => {
    plans = [(await planned("data-factory-minimal")).plan, (await planned("prod")).plan];
});

describe("Capabilities of ingest", () => {
    it("have different titles", () => {
        expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
    });

    it.each(capabilities.map((capability) => [capability.title, capability] as const))(
        "%s: a stack has resources of each kind, and its files and tests exist",
        (_, capability) => {
            const missing = capability.by
                .flatMap((part) => part.kinds.map((kind) => ({ ...part, kinds: [kind] })))
                .filter((part) => !plans.some((plan) => providedBy(plan, { ...capability, by: [part] }).length > 0));
            expect(missing).toEqual([]);
            const files = filesOf(capability, components).flatMap(({ file, test }) => [file, test]);
            expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
        },
    );

    it("are on the page, one a row, with resources", () => {
        const lines = dataFactoryReference(plans).split("\n");
        for (const { title } of capabilities) {
            expect(lines.find((line) => line.startsWith(`| ${title} | `))).toMatch(
                /\| \w+ `(data-factory-minimal|prod)\//,
            );
        }
    });
});
