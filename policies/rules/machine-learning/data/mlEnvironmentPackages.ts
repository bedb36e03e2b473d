import { parse } from "yaml";
import { satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

// With one `=` conda takes every version that begins so. Source: docs.conda.io, package match specifications.
const condaPackage = /^([a-z0-9-]+::)?[a-z0-9._-]+\s*(==\s*\d[\w.!+-]*|=\s*\d+\.\d+\.\d[\w.]*)(=[\w.-]+)?$/i;
const pipPackage = /^[a-z0-9._-]+(\[[a-z0-9._,\s-]+\])?\s*===?\s*\d[\w.!+-]*\s*(;.*)?$/i;
const pipIndex = /^--(extra-)?index-url[\s=]+https:\/\/\S+$/i;

/** Whether a conda file, as text, names every package with one version. */
function isPinned(text: unknown): boolean {
    const file = typeof text === "string" ? yamlOf(text) : undefined;
    if (typeof file !== "object" || file === null || Array.isArray(file)) {
        return false;
    }
    const { dependencies } = file as { dependencies?: unknown };
    return dependencies === undefined || (Array.isArray(dependencies) && dependencies.every(isPinnedDependency));
}

function isPinnedDependency(dependency: unknown): boolean {
    if (typeof dependency === "string") {
        return condaPackage.test(dependency.trim());
    }
    const { pip } = (dependency ?? {}) as { pip?: unknown };
    return (
        Array.isArray(pip) &&
        pip.every(
            (line) => typeof line === "string" && [pipPackage, pipIndex].some((pattern) => pattern.test(line.trim())),
        )
    );
}

function yamlOf(text: string): unknown {
    try {
        return parse(text);
    } catch {
        return undefined;
    }
}

export const mlEnvironmentPackages = defineRule({
    id: "ml-environment-packages",
    title: "Environments name the version of every package",
    rationale: "Without one the image of the next build has other packages, and a model that scored yesterday fails.",
    remedy: "Write name==version for every package in properties.condaFile, pip's and pip itself among them.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:EnvironmentVersion"],
    references: [],
    checks: {
        "properties.condaFile": satisfies("a conda file with one version for every package", isPinned, {
            missing: "pass",
            because: "an image may hold its packages itself",
        }),
    },
});
