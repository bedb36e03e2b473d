import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as library from "../../components";
import { readProject, readStackConfig } from "../../preview/stackFile";
import { parseSettings } from "../../stacks/settings";
import { listed, recorded } from "../support/recording";

const root = path.join(__dirname, "../..");
const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/decisions/README.md",
    "docs/rehearsal.md",
    "docs/runbooks/interrupted-run.md",
    "docs/runbooks/live-rehearsal.md",
    "docs/runbooks/databricks.md",
    "docs/runbooks/dbfs-root-key.md",
];
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const blocks = (language: string) =>
    [...read("README.md").matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map((found) => found[1] ?? "");

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
        if (lake.zones[1]) lake.zones[1].lifecycle = { deleteAfterDays: 30 };
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

describe("docs/decisions", () => {
    it("are all listed", () => {
        const listedPages = [...read("docs/decisions/README.md").matchAll(/\((\d{4}-[a-z-]+\.md)\)/g)].map(
            (found) => found[1] ?? "",
        );
        for (const page of listedPages) expect(existsSync(path.join(root, "docs/decisions", page))).toBe(true);
        expect(listedPages.length).toBe(ts.sys.readDirectory(path.join(root, "docs/decisions"), [".md"]).length - 1);
    });
});
