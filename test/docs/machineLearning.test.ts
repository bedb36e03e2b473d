import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { vmSizeFacts } from "../../azure/compute/sizes";
import { mlPresets } from "../../components/machine-learning/compute/presets";
import { repeated } from "../../components/shared/validation";
import { filesOf, providedBy } from "../../docs/generator/capabilities";
import { readLibrary } from "../../docs/generator/library";
import { capabilities, machineLearningReference } from "../../docs/generator/machineLearning";
import type { Plan } from "../../preview/plan";
import { planned } from "./support/plans";

const root = path.join(__dirname, "../..");
const { components } = readLibrary();
let plans: Plan[];
let dev: Plan;

beforeAll(async () => {
    plans = [(await planned("prod")).plan, (await planned("shared")).plan];
    dev = (await planned("dev")).plan;
});

/** Whether a stack has this component of Azure Machine Learning; the workspace's account is one of many. */
function isThere(component: string): boolean {
    const used = component === "PrivateStorageAccount" ? "MachineLearningWorkspace" : component;
    return plans.some(({ resources }) =>
        resources.some(({ custom, urn }) => custom && urn.includes(`azure-ml-platform:index:${used}$`)),
    );
}

// An instance belongs to a user, whom no committed stack names.
const inNoStack = "Compute instances of single users, which stop when idle and in the evening";

describe("Capabilities of Azure Machine Learning", () => {
    it("have different titles", () => {
        expect(capabilities.length).toBeGreaterThan(10);
        expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
    });

    it.each(capabilities.map((capability) => [capability.title, capability] as const))(
        "%s: a stack with the component has resources of each part, and its files and tests exist",
        (_, capability) => {
            const missing = capability.by.filter(
                (part) =>
                    capability.title !== inNoStack &&
                    isThere(part.component) &&
                    // Users have computers of their own in dev alone.
                    ![...plans, dev].some((plan) => providedBy(plan, { ...capability, by: [part] }).length > 0),
            );
            expect(missing).toEqual([]);
            const files = filesOf(capability, components).flatMap(({ file, test }) => [file, test]);
            expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
        },
    );

    it("are on the page, one a row, each file once", () => {
        const lines = machineLearningReference(plans).split("\n");
        for (const { title } of capabilities) {
            expect(lines.filter((line) => line.startsWith(`| ${title} | `))).toHaveLength(1);
        }
        const registry = lines.find((line) => line.startsWith("| Private Link to the registry, "));
        expect(registry).toMatch(/\| PrivateEndpoint (`shared\/[\w-]+` ?){3,} \| \[modelRegistry\.ts\]\([^ ]+\) \|/);
    });

    it("that no stack has say so", () => {
        const lines = machineLearningReference([]).split("\n");
        expect(lines.find((line) => line.startsWith("| Workspace |"))).toContain("| in neither stack |");
    });
});

describe("The runbook", () => {
    it("names size and cores of every preset, for the quotas", () => {
        const runbook = readFileSync(path.join(root, "docs/runbooks/machine-learning.md"), "utf8");
        const rows = [...runbook.matchAll(/^\| `([\w-]+)` +\| `(\w+)` +\| Standard \w+ Family +\| (\d+) +\|$/gm)];
        expect(rows.map(([, preset, size, cores]) => [preset, size, Number(cores)])).toEqual(
            Object.entries(mlPresets).map(([preset, { size, maxNodes }]) => [
                preset,
                size,
                maxNodes * (vmSizeFacts(size)?.vcpus ?? 0),
            ]),
        );
    });
});
