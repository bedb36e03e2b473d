import { readFileSync } from "node:fs";
import path from "node:path";
import { lastLine, type RunCommand } from "../core/commands";
import type { PlannedResource } from "./estimate";

/** Resources that a stack in a region would have; a text says why they are not known. */
export async function plannedResources(
    stack: string,
    region: string,
    root: string,
    run: RunCommand,
): Promise<PlannedResource[] | string> {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Package;
    // What npm runs, without npm, which would write lines of its own into the plan.
    const command = scripts.preview.split(" ").slice(1);
    const result = await run(process.execPath, [...command, stack, "--json", "-"]);
    // 1 says that the plan is there and has findings that stop a deployment.
    if (result.code !== 0 && result.code !== 1) {
        return `npm run preview -- ${stack} ends with code ${result.code}: ${lastLine(result)}`;
    }
    const { resources, policy } = JSON.parse(result.out) as Plan;
    const mandatory = policy.violations.filter(({ level }) => level === "mandatory").map(({ rule }) => rule);
    if (mandatory.length === 0) {
        return resources.map((resource) => ({ ...resource, region }));
    }
    return `npm run preview -- ${stack} has mandatory findings (${[...new Set(mandatory)].join(", ")}): there must be none`;
}

interface Plan {
    resources: Omit<PlannedResource, "region">[];
    policy: { violations: { rule: string; level: string }[] };
}

interface Package {
    scripts: { preview: string };
}
