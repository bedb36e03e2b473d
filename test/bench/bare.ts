import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Plan, PlanResource } from "../../preview/plan";
import { scratch } from "./child";

const packages: Record<string, string> = { time: "@pulumiverse/time" };

/**
 * Writes the least program that registers a plan's resources: no components, no settings, no policies and no loader;
 * the same libraries, the same classes and the same inputs, under the SDK's own mocks.
 */
export function writeBare(plan: Plan, direct: readonly string[]): string {
    const file = path.join(scratch, `bare-${plan.stack}.cjs`);
    const made = plan.resources.filter(({ custom }) => custom);
    const libraries = direct.filter((name) => !isLoader(name));
    writeFileSync(
        file,
        [
            `"use strict";`,
            `const pulumi = require("@pulumi/pulumi");`,
            ...libraries.map((name) => `require(${JSON.stringify(`../../${name}`)});`),
            `let registered = 0;`,
            `const newResource = ({ name, inputs }) => (registered++, { id: name + "-id", state: inputs });`,
            `const mocks = { newResource, call: ({ inputs }) => inputs };`,
            `async function main() {`,
            `await pulumi.runtime.setMocks(mocks, ${JSON.stringify(plan.project)}, ${JSON.stringify(plan.stack)}, true);`,
            ...made.map(construction),
            `await pulumi.runtime.disconnect();`,
            `if (registered !== ${made.length}) throw new Error("registered " + registered + " resources");`,
            `}`,
            `main().catch((error) => { process.stderr.write(String(error)); process.exitCode = 1; });`,
            ``,
        ].join("\n"),
    );
    return path.relative(path.join(scratch, "../../.."), file);
}

/** Whether a module belongs to what runs TypeScript: our cost, which the bare program does not have. */
export const isLoader = (name: string): boolean => /^(tsx|esbuild|@esbuild)\//.test(name);

function construction({ type, name, inputs }: PlanResource): string {
    const [specifier, className] = classOf(type);
    const args = JSON.stringify(inputs, (_, value: unknown) => known(value));
    return `new (require(${JSON.stringify(specifier)}).${className})(${JSON.stringify(name)}, ${args});`;
}

// Marks of the plan stand for values that cost the same as any other text.
function known(value: unknown): unknown {
    if (value === null || typeof value !== "object") {
        return value;
    }
    const mark = ["$unknown", "$secret", "$asset"].find((name) => name in value);
    return mark === undefined ? value : `${mark.slice(1)}-value`;
}

/** Module and class of a type token: `azure-native:storage:StorageAccount`, `time:index/sleep:Sleep`. */
function classOf(type: string): [specifier: string, className: string] {
    const [first = "", module = "", className = ""] = type.split(":");
    if (first === "pulumi" && module === "providers") {
        return [`${packageOf(className)}/provider`, "Provider"];
    }
    // Providers made from Terraform's repeat the class after a slash; elsewhere a slash separates a version.
    const repeated = `/${className.charAt(0).toLowerCase()}${className.slice(1)}`;
    const folder = module.endsWith(repeated) ? module.slice(0, -repeated.length) : module;
    // The components load single classes of a package this large.
    if (first === "databricks") {
        return [`${packageOf(first)}${repeated}`, className];
    }
    return [folder === "index" ? packageOf(first) : `${packageOf(first)}/${folder}`, className];
}

const packageOf = (name: string) => packages[name] ?? `@pulumi/${name}`;
