import { readFileSync } from "node:fs";
import { z } from "zod";
import { canonicalToken } from "../../azure/resourceTypes";
import type { Plan } from "../plan";
import { baseIssue } from "./issues";
import type { PlanOf } from "./types";

const resource = z.looseObject({
    urn: z.string(),
    type: z.string().transform(canonicalToken),
    name: z.string(),
    custom: z.boolean(),
    provider: z.string(),
    protect: z.boolean(),
    retainOnDelete: z.boolean(),
    aliases: z.array(z.unknown()),
    dependsOn: z.array(z.string()),
    propertyDependencies: z.record(z.string(), z.array(z.string())),
    inputs: z.record(z.string(), z.unknown()),
});
const planFile = z.looseObject({
    format: z.literal("plan/1"),
    project: z.string(),
    stack: z.string(),
    mode: z.enum(["preview", "resolved"]),
    resources: z.array(resource),
});
const issuesFile = z.looseObject({ issues: z.array(z.looseObject({ path: z.string(), message: z.string() })) });

/**
 * Reads a plan that a preview wrote; throws PreviewError where it is none, or one of something else; issues name it as
 * the user did.
 */
export function readPlanFile(file: string, wanted: PlanOf, named: string): Plan {
    const content = readJson(file, named);
    if (issuesFile.safeParse(content).success) {
        throw baseIssue(named, `holds the issues of a preview and no plan; ${remedy(wanted)}`);
    }
    const parsed = planFile.safeParse(content);
    if (!parsed.success) {
        const [first] = parsed.error.issues;
        const at = first && first.path.length > 0 ? ` (${first.path.join(".")}: ${first.message})` : "";
        throw baseIssue(named, `is no plan of format plan/1${at}; ${remedy(wanted)}`);
    }
    const plan = parsed.data as unknown as Plan;
    for (const part of ["project", "stack", "mode"] as const) {
        if (plan[part] !== wanted[part]) {
            throw baseIssue(
                named,
                `is a plan of ${part} "${plan[part]}", and ${wanted[part]} is wanted; ${remedy(wanted)}`,
            );
        }
    }
    return plan;
}

function readJson(file: string, named: string): unknown {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
        throw baseIssue(
            named,
            missing ? "does not exist; name a plan file or a git ref" : `cannot be read: ${String(error)}`,
        );
    }
    try {
        return JSON.parse(text);
    } catch {
        throw baseIssue(named, "is not JSON; name a file that --json wrote");
    }
}

const remedy = ({ stack, mode }: PlanOf) =>
    `write one with npm run preview -- ${stack}${mode === "resolved" ? " --resolved" : ""} --json <file>`;
