import { readFileSync } from "node:fs";
import path from "node:path";
import references from "../../policies/references.json";
import { catalog } from "../../policies/catalog";
import { diagramMarkdown } from "../../preview/diagram/diagrams";
import { planText, type Plan, type PlanResource } from "../../preview/plan";
import { preview } from "../../preview/preview";
import { isMinimal, readProject, readStackConfig, stackNames, type Project } from "../../preview/stackFile";
import { parseSettings } from "../../stacks/settings/settings";
import { stackFileSchema } from "../../stacks/settings/jsonSchema";
import { accessReference, type PlannedStack } from "./accessReference";
import { componentsReference } from "./components";
import { dataFactoryReference } from "./dataFactory";
import { databricksReference } from "./databricks";
import { exampleFiles } from "./examples";
import { machineLearningReference } from "./machineLearning";
import { otherToolsReference } from "./otherTools";
import { renderRules } from "./policies";
import { servicesTable } from "./services";
import { settingsReference } from "./settings";
import { simulationReference } from "./simulation";
import { sqlReference } from "./sql";
import { stackDifferences } from "./stackDifferences";
import { stepsReference } from "./steps";
import { unverifiedReference } from "./unverified/reference";

const root = path.join(__dirname, "../..");

/** Folder of the goldens, from the repository's root. */
export const renderedFolder = "test/stacks/rendered";

/** Every generated file by its path from the repository's root. */
export async function generatedFiles(): Promise<Map<string, string>> {
    const project = readProject();
    const files = new Map<string, string>([
        ["stacks/settings.schema.json", `${JSON.stringify(stackFileSchema(project.name), undefined, 2)}\n`],
        ["docs/reference/settings.md", ended(settingsReference())],
        ["docs/reference/components.md", ended(componentsReference())],
        ["docs/reference/policies.md", ended(renderRules(catalog, references))],
        ["docs/reference/other-tools.md", ended(otherToolsReference())],
        ["docs/reference/simulation.md", ended(simulationReference())],
        ["docs/reference/unverified.md", ended(unverifiedReference())],
        ...exampleFiles(),
    ]);
    const planned = await plannedStacks(project);
    const stacks = planned.filter(({ plan }) => !isMinimal(plan.stack));
    for (const { plan } of planned.filter(({ plan }) => isMinimal(plan.stack))) {
        files.set(`${renderedFolder}/minimal/${plan.stack.replace(/-minimal$/, "")}.txt`, resourceList(plan));
    }
    for (const { plan } of stacks) {
        for (const [file, text] of goldens(plan)) {
            files.set(file, text);
        }
    }
    files.set("docs/reference/steps.md", ended(stepsReference(planned.map(({ plan }) => plan))));
    files.set("docs/reference/access.md", ended(accessReference(stacks)));
    const environments = stacks.filter(({ settings }) => settings.hub !== undefined);
    const named = environments.map(({ plan, settings }) => ({ stack: plan.stack, settings }));
    files.set("docs/reference/stacks.md", ended(stackDifferences(named)));
    const prod = stacks.map(({ plan }) => plan).find(({ stack }) => stack === "prod");
    if (!prod) {
        throw new Error("there is no stack prod, which the documents show");
    }
    const made = new Set(planned.flatMap(({ plan }) => plan.resources.map(({ type }) => type)));
    files.set("README.md", readme(made));
    files.set("docs/reference/diagrams.md", ended(diagramMarkdown(prod)));
    for (const [file, text] of capabilityReferences(planned.map(({ plan }) => plan))) {
        files.set(file, ended(text));
    }
    return files;
}

/** What stacks have of each capability, by service. */
function capabilityReferences(plans: readonly Plan[]): [file: string, text: string][] {
    const of = (...names: string[]) => plans.filter(({ stack }) => names.includes(stack));
    return [
        ["docs/reference/data-factory.md", dataFactoryReference(of("data-factory-minimal", "prod"))],
        ["docs/reference/databricks.md", databricksReference(of("shared", "prod"))],
        ["docs/reference/machine-learning.md", machineLearningReference(of("shared", "prod"))],
        ["docs/reference/sql.md", sqlReference(of("dev", "prod"))],
    ];
}

/** Every stack as a deployment would register it, on a day by which no waiver expires. */
async function plannedStacks(project: Project): Promise<PlannedStack[]> {
    const stacks: PlannedStack[] = [];
    for (const stack of stackNames(project)) {
        const plan = await preview({ stack, mode: "resolved", today: "2026-01-01" });
        const parsed = parseSettings(readStackConfig(project, stack), project.name, stack);
        if ("settings" in parsed) {
            stacks.push({ plan, settings: parsed.settings });
        }
    }
    return stacks;
}

/** The goldens of one stack: a file a resource, one for the outputs, one for what the policy pack found. */
function goldens(plan: Plan): Map<string, string> {
    const folder = `${renderedFolder}/${plan.stack}`;
    const files = new Map(plan.resources.map((resource) => [`${folder}/${goldenName(resource)}`, planText(resource)]));
    if (files.size !== plan.resources.length) {
        throw new Error(`two resources of ${plan.stack} share a golden's name`);
    }
    files.set(`${folder}/_outputs.json`, planText(plan.outputs));
    // A rule that finds nothing changes no golden: the number of rules stands in the reference.
    files.set(`${folder}/_policy.json`, planText({ ...plan.policy, rulesEvaluated: undefined }));
    return files;
}

/** What a minimal stack holds: type and name of each resource, a line each. */
function resourceList(plan: Plan): string {
    return plan.resources.map(({ type, name }) => `${type} ${name}\n`).join("");
}

function goldenName({ name, type }: PlanResource): string {
    const kind = type.split(":").slice(1).join(".").replaceAll("/", ".");
    return `${name}.${kind}.json`;
}

const ended = (text: string) => `${text.trimEnd()}\n`;

/** The README with its table of services replaced. */
function readme(madeTypes: ReadonlySet<string>): string {
    const text = readFileSync(path.join(root, "README.md"), "utf8");
    // The formatter would lay the table out in another way, and the two would never agree.
    const [start, end] = ["<!-- prettier-ignore-start -->", "<!-- prettier-ignore-end -->"];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) {
        throw new Error(`README.md has lost its marks ${start} and ${end}`);
    }
    return `${before}${start}\n\n${servicesTable(madeTypes)}\n\n${end}${after}`;
}
