import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { componentFolders } from "../../docs/generator/examples";
import { catalog } from "../../policies/catalog";
import { ExitCode } from "../../preview/exitCodes";
import { usage } from "../../preview/options";
import { markdownReport } from "../../preview/report/markdown/report";
import { readProject, readStackConfig } from "../../preview/stackFile";
import { parseSettings } from "../../stacks/settings/settings";

const root = path.join(__dirname, "../..");
const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/decisions/README.md",
    "docs/previews.md",
    "docs/rehearsal.md",
    "docs/runbooks/interrupted-run.md",
    "docs/runbooks/live-rehearsal.md",
    "docs/runbooks/databricks.md",
    "docs/runbooks/dbfs-root-key.md",
    "docs/runbooks/machine-learning.md",
    "docs/runbooks/steps.md",
    ...componentFolders().map((folder) => `${folder}/README.md`),
];
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const blocks = (language: string, file = "README.md") =>
    [...read(file).matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map((found) => found[1] ?? "");

describe("The README", () => {
    it("names only commands that the project has", () => {
        const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
        const named = documents.flatMap((file) =>
            [...read(file).matchAll(/npm run ([a-z]+)/g)].map((found) => found[1] ?? ""),
        );
        expect(named.length).toBeGreaterThan(3);
        expect(named.filter((name) => !(name in scripts))).toEqual([]);
    });

    it("shows the message that the settings really give", () => {
        const [shown = ""] = blocks("text").filter((block) => block.startsWith("lake."));
        const config = readStackConfig(readProject(), "dev");
        const lake = JSON.parse(config["azure-ml-platform:lake"] ?? "") as { zones: { lifecycle?: object }[] };
        if (lake.zones[1]) {
            lake.zones[1].lifecycle = { deleteAfterDays: 30 };
        }
        const parsed = parseSettings(
            { ...config, "azure-ml-platform:lake": JSON.stringify(lake) },
            "azure-ml-platform",
            "dev",
        );
        const lines = "issues" in parsed ? parsed.issues.map(({ path: at, message }) => `${at}: ${message}`) : [];
        expect(lines).toEqual([shown.trim()]);
    });

    it("fits on two screens, with one picture of a few boxes and a table of services that are there", () => {
        expect(read("README.md").split("\n").length).toBeLessThan(100);
        const [picture = "", ...more] = blocks("mermaid");
        expect(more).toEqual([]);
        expect(picture.split("\n").length).toBeLessThan(20);
        const built = [...read("README.md").matchAll(/^\| \[([a-z-]+)\]\(components\/.*\| (built|rehearsed) \|$/gm)];
        const services = componentFolders().map((folder) => path.basename(folder));
        expect([...built.map(([, service]) => service), "shared"].sort()).toEqual(services.sort());
    });

    it("counts every rule of the policy pack at its service", () => {
        const counts = [...read("README.md").matchAll(/^\|.*\| (\d+) \| (?:built|rehearsed|planned) \|$/gm)];
        expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(catalog.length);
    });

    it.each(documents)("and its like link to files and headings that are there: %s", (file) => {
        const links = [...read(file).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map((found) => found[1] ?? "");
        expect(links.filter((link) => !leadsSomewhere(path.dirname(file), link))).toEqual([]);
    });
});

function leadsSomewhere(folder: string, link: string): boolean {
    const [target = "", heading] = link.split("#");
    const file = path.join(folder, target);
    if (!existsSync(path.join(root, file))) {
        return false;
    }
    const headings = heading === undefined ? [] : [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => text);
    return heading === undefined || headings.some((text) => text.toLowerCase().replaceAll(" ", "-") === heading);
}

describe("What is written of previews", () => {
    const pages = ["README.md", "docs/previews.md"];

    it("names options that the command has", () => {
        const commands = pages.flatMap((file) => read(file).match(/npm run (--silent )?preview -- [^\n`]*/g) ?? []);
        const options = commands.flatMap((command) => command.split(" -- ")[1]?.match(/--[a-z-]+/g) ?? []);
        expect(new Set(options).size).toBeGreaterThan(4);
        expect(options.filter((option) => !usage.includes(`  ${option} `))).toEqual([]);
    });

    it("names every exit code, as its help does", () => {
        const codes = Object.values(ExitCode).map(String);
        expect([...read("docs/previews.md").matchAll(/^\| (\d+) +\|/gm)].map((found) => found[1])).toEqual(codes);
        const line = (text: string) => /exit code:? 0[\s\S]*?\n\n/i.exec(`${text}\n\n`)?.[0] ?? "";
        expect(codes.filter((code) => !new RegExp(`\\b${code} `).test(line(usage)))).toEqual([]);
    });

    it("has pipelines that are YAML, and the line by which a run finds its comment", () => {
        const pipelines = blocks("yaml", "docs/previews.md").map((text) => parse(text) as Record<string, unknown>);
        expect(pipelines.map((pipeline) => "jobs" in pipeline || "steps" in pipeline)).toEqual([true, true]);
        const [marker = ""] = markdownReport({ stack: "dev", notes: [], issues: [] }).split("\n");
        expect(read("docs/previews.md")).toContain(`\`${marker}\``);
    });
});

describe("docs/decisions", () => {
    it("are all listed", () => {
        const listedPages = [...read("docs/decisions/README.md").matchAll(/\((\d{4}-[a-z-]+\.md)\)/g)].map(
            (found) => found[1] ?? "",
        );
        for (const page of listedPages) {
            expect(existsSync(path.join(root, "docs/decisions", page))).toBe(true);
        }
        expect(listedPages.length).toBe(ts.sys.readDirectory(path.join(root, "docs/decisions"), [".md"]).length - 1);
    });
});
