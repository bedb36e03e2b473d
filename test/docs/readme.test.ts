import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as library from "../../components";
import { ExitCode } from "../../preview/exitCodes";
import { usage } from "../../preview/options";
import { markdownReport } from "../../preview/report/markdown/report";
import { readProject, readStackConfig } from "../../preview/stackFile";
import { parseSettings } from "../../stacks/settings/settings";
import { listed, recorded } from "../support/recording";

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
];
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const blocks = (language: string, file = "README.md") =>
    [...read(file).matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map((found) => found[1] ?? "");

describe("The README", () => {
    it("has an example that makes a lake", async () => {
        const [example = ""] = blocks("ts");
        const { outputText } = ts.transpileModule(example, {
            compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
        });
        const resources = await recorded(() => vm.runInNewContext(outputText, { exports: {}, require: () => library }));
        expect(listed(resources)).toEqual(
            expect.arrayContaining(["DataLake lake", "StorageAccount lake", "BlobContainer lake-gold"]),
        );
    });

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
        const lines = "faults" in parsed ? parsed.faults.map(({ path: at, message }) => `${at}: ${message}`) : [];
        expect(lines).toEqual([shown.trim()]);
    });

    it.each(documents)("and its like link to files that are there: %s", (file) => {
        const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((found) => found[1] ?? "");
        expect(links.filter((link) => !existsSync(path.join(root, path.dirname(file), link)))).toEqual([]);
    });
});

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
        for (const text of [read("README.md"), usage]) {
            expect(codes.filter((code) => !new RegExp(`\\b${code} `).test(line(text)))).toEqual([]);
        }
    });

    it("has pipelines that are YAML, and the line by which a run finds its comment", () => {
        const pipelines = blocks("yaml", "docs/previews.md").map((text) => parse(text) as Record<string, unknown>);
        expect(pipelines.map((pipeline) => "jobs" in pipeline || "steps" in pipeline)).toEqual([true, true]);
        const [marker = ""] = markdownReport({ stack: "dev", notes: [], faults: [] }).split("\n");
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
