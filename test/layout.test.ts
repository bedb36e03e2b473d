import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sections } from "../stacks/settings/sections";
import { cyclesOf, importsOf, sourcesOf } from "./support/imports";

const root = path.join(__dirname, "..");
// Container registries and steps are made for the sections of other services; reporting has no section yet.
const withoutSection = ["containers", "operations", "reporting"];
const services = [...new Set(Object.values(sections).map(({ service }) => service))]
    .filter((service) => !withoutSection.includes(service))
    .sort();

/** Names of the folders and sources in a folder, without what serves all services. */
function namesIn(folder: string, ...shared: string[]): string[] {
    return entriesOf(folder, ...shared)
        .filter(({ name, isFolder }) => isFolder || name.endsWith(".ts"))
        .map(({ name }) => name.replace(/\.ts$/, ""))
        .sort();
}

/** Names of the folders in a folder, without what serves all services. */
const foldersIn = (folder: string, ...shared: string[]) =>
    entriesOf(folder, ...shared)
        .filter(({ isFolder }) => isFolder)
        .map(({ name }) => name);

const entriesOf = (folder: string, ...shared: string[]) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .filter(({ name }) => !["index", ...shared].includes(name.replace(/\.ts$/, "")));

// Platform and its identities have no component of their own: what every component shares is in components/shared.
const ofEveryService: Record<string, string[]> = {
    "policies/rules": namesIn("policies/rules"),
    "simulation/services": namesIn("simulation/services", "invokes"),
    "stacks/settings/schema": namesIn("stacks/settings/schema"),
    "stacks/settings/sections": namesIn("stacks/settings/sections"),
    "stacks/layers": namesIn("stacks/layers", "context", "foundation", "data", "intelligence"),
};

const ofSomeServices: Record<string, string[]> = {
    components: foldersIn("components", "shared"),
    "stacks/settings/checks": namesIn("stacks/settings/checks"),
    "test/components": foldersIn("test/components", "shared"),
    "test/policies": foldersIn("test/policies", "core", "compliant", "support"),
    "test/simulation/services": foldersIn("test/simulation/services"),
};

describe("A service has one name", () => {
    it.each(Object.entries(ofEveryService))("and a part in %s", (_folder, names) => {
        expect(names.filter((name) => !withoutSection.includes(name))).toEqual(services);
    });

    it.each(Object.entries(ofSomeServices))("in %s", (_folder, names) => {
        expect(names.filter((name) => ![...services, ...withoutSection].includes(name))).toEqual([]);
    });
});

describe("A folder", () => {
    const folders = new Map<string, number>();
    for (const file of sourcesOf(
        "azure",
        "components",
        "docs",
        "policies",
        "preview",
        "simulation",
        "stacks",
        "steps",
        "test",
    )) {
        const folder = path.dirname(file);
        folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }

    it("holds at most 20 sources", () => {
        expect([...folders].filter(([, count]) => count > 20)).toEqual([]);
    });
});

describe("The parts of a folder import in one direction", () => {
    it.each(["components", "policies", "preview", "simulation", "stacks", "steps"])("%s", (folder) => {
        const files = sourcesOf(folder);
        const part = (file: string) => file.split("/").slice(0, 2).join("/");
        const edges = new Map<string, Map<string, string>>();
        for (const file of files) {
            for (const target of importsOf(file).filter((each) => each.startsWith(`${folder}/`))) {
                if (part(target) !== part(file)) {
                    const known = edges.get(part(file)) ?? new Map<string, string>();
                    edges.set(part(file), known.set(part(target), `${file} → ${target}`));
                }
            }
        }
        const circles = cyclesOf(new Map([...edges].map(([from, to]) => [from, [...to.keys()]])));
        const imports = circles.map((parts) => parts.slice(1).map((to, i) => edges.get(parts[i] ?? "")?.get(to)));
        expect(imports).toEqual([]);
    });
});
