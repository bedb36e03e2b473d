import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as mainModule from "../../preview/main";
import type { Plan } from "../../preview/plan";
import { readProject, stackNames, type Project } from "../../preview/stackFile";
import { armCheck, armCheckMissing } from "../support/armCheck";

const root = path.join(__dirname, "../..");
const stacks = stackNames(readProject());
const modes = [[], ["--resolved"]];
const everyRun = stacks.flatMap((stack) => modes.map((mode) => [stack, mode] as const));

const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: { preview: string };
};
// What npm runs, without npm: a second saved for each of these runs.
const command = scripts.preview.split(" ").slice(1);

// The command as Node.js loads it: some of its modules are loaded when they are asked for, which Vitest does not see.
const load = createRequire(__filename);
load("../../preview/loader.cjs");
const { main } = load("../../preview/main.ts") as typeof mainModule;

let scratch = "";
beforeAll(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-cli-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

interface Ended {
    code: number | null;
    out: string;
    err: string;
}

/** The command in a process of its own: what only that shows are exit codes, streams and colours. */
function runApart(args: string[], env: Record<string, string> = {}): Ended {
    const result = spawnSync(process.execPath, [...command, ...args], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
        env: { ...process.env, ...env },
    });
    return { code: result.status, out: result.stdout, err: result.stderr };
}

/** The command in this process, a tenth of the time. */
async function run(args: string[], project?: Project): Promise<Ended> {
    const written = { out: "", err: "" };
    const spies = (["out", "err"] as const).map((name) =>
        vi.spyOn(process[`std${name}`], "write").mockImplementation((text) => {
            written[name] += String(text);
            return true;
        }),
    );
    try {
        return { code: await main(args, project), ...written };
    } finally {
        for (const spy of spies) {
            spy.mockRestore();
        }
    }
}

const plans = new Map<string, Promise<Ended & { file: string }>>();

/** A run that writes the plan of a stack as it is committed, made once. */
function planned(stack: string, mode: readonly string[]): Promise<Ended & { file: string }> {
    const file = path.join(scratch, `${stack}${mode.join("")}.json`);
    const known = plans.get(file) ?? run([stack, ...mode, "--json", file]).then((ended) => ({ ...ended, file }));
    plans.set(file, known);
    return known;
}

/** A copy of the stack files, one of them changed. */
function projectWith(stack: string, change: (text: string) => string): Project {
    const { name, configFolder } = readProject();
    const folder = mkdtempSync(path.join(scratch, "project-"));
    cpSync(configFolder, folder, { recursive: true });
    const file = path.join(folder, `Pulumi.${stack}.yaml`);
    writeFileSync(file, change(readFileSync(file, "utf8")));
    return { name, configFolder: folder };
}

describe("npm run preview", () => {
    it.each(everyRun)("of %s %j ends clean, and its plan has no mandatory finding", async (stack, mode) => {
        const { code, out, err, file } = await planned(stack, mode);
        expect({ code, err }).toEqual({ code: 0, err: "" });
        const plan = JSON.parse(readFileSync(file, "utf8")) as Plan;
        expect(plan.policy.violations.filter((finding) => finding.level === "mandatory")).toEqual([]);
        expect(plan.policy.waived).toEqual([]);
        expect(out).toContain(`${stack}: ${plan.resources.filter((resource) => resource.custom).length} resources`);
    });

    it("writes the same bytes in every process", async () => {
        const { file } = await planned("prod", []);
        const { code, out, err } = runApart(["prod", "--json", "-"]);
        expect({ code, err }).toEqual({ code: 0, err: "" });
        expect(out.length).toBeGreaterThan(10_000);
        expect(out).toBe(readFileSync(file, "utf8"));
    });

    it("leaves nothing unknown in resolved mode", async () => {
        const { file } = await planned("prod", ["--resolved"]);
        expect(readFileSync(file, "utf8")).not.toContain("$unknown");
    });

    it("prints findings only with --quiet, and colours only where they are shown", () => {
        const { out } = runApart(["dev", "--quiet"], { NO_COLOR: "1" });
        expect(out).toMatch(/^Policy findings\n/);
        expect(out).not.toContain("\u001b[");
        expect(runApart(["dev", "--quiet"], { FORCE_COLOR: "1" }).out).toContain("\u001b[");
    });
});

describe("npm run preview refuses", () => {
    it("a stack that is not there, with exit code 2 and the stacks that are", () => {
        const { code, out, err } = runApart(["production"]);
        expect({ code, out, err }).toEqual({
            code: 2,
            out: "",
            err: `production: is not a stack of this project; its stacks are ${stacks.join(", ")}\n`,
        });
    });

    it.each([[[]], [["dev", "prod"]], [["dev", "--nope"]]])(
        "arguments %j, with exit code 2 and how it is used",
        async (args) => {
            const { code, err } = await run(args);
            expect(code).toBe(2);
            expect(err).toContain("usage: npm run preview -- <stack> [options]");
        },
    );

    it("wrong settings: every issue on stderr, and in the plan file", async () => {
        const project = projectWith("dev", (text) =>
            text.replace("format: delta", "format: parquet").replace("prefix: amlp", "prefix: AMLP"),
        );
        const { code, out, err } = await run(["dev", "--json", path.join(scratch, "issues.json")], project);
        expect({ code, out }).toEqual({ code: 2, out: "" });
        expect(err).toBe(
            'naming.prefix: found "AMLP"; must be 2 to 6 lower-case letters and digits that start with a letter\n' +
                'lake.zones[1].format: found "parquet"; must be one of delta, files\n',
        );
        const written = JSON.parse(readFileSync(path.join(scratch, "issues.json"), "utf8")) as {
            issues: unknown[];
            format: string;
            stack: string;
        };
        expect(written).toMatchObject({ format: "plan/1", stack: "dev" });
        expect(written.issues).toHaveLength(2);
    });

    it("a stack file that is not YAML, with line and column", async () => {
        const project = projectWith("dev", (text) => text.replace("config:", "config: {"));
        expect(await run(["dev"], project)).toMatchObject({
            code: 2,
            err: expect.stringMatching(/^Pulumi\.dev\.yaml:\d+:\d+: /) as string,
        });
    });

    it("an issue of the shared stack, and says that it is that stack's", async () => {
        const project = projectWith("shared", (text) => text.replace("location: westeurope", "location: westeurop"));
        expect(await run(["dev"], project)).toMatchObject({
            code: 2,
            err: expect.stringMatching(/^stack shared, azure\.location: found "westeurop"; /) as string,
        });
    });

    it("a network that overlaps the hub's", async () => {
        // The ranges of the hub that the stack names would be found before the hub is read.
        const project = projectWith("dev", (text) =>
            text
                .replace(/(privateEndpointClients|remotePrivateEndpoints): .*/g, "$1: [10.99.0.0/24]")
                .replaceAll("10.101.", "10.100."),
        );
        expect(await run(["dev"], project)).toMatchObject({
            code: 2,
            err: "network.addressSpace: 10.100.0.0/20 overlaps 10.100.0.0/22 of stack shared, so the two cannot be peered; choose another range\n",
        });
    });

    it("a zone that the shared stack lacks, with the setting that adds it", async () => {
        const project = projectWith("shared", (text) => text.replace("      - dfs\n", ""));
        expect(await run(["dev"], project)).toMatchObject({
            code: 2,
            err: "privateDns.zones: stack shared has no zone privatelink.dfs.core.windows.net; add its group id to privateDns.groupIds there\n",
        });
    });

    it("a mandatory finding: exit code 1, the plan written all the same", async () => {
        const project = projectWith("prod", (text) => text.replace("protectData: true", "protectData: false"));
        const file = path.join(scratch, "unprotected.json");
        const { code, out } = await run(["prod", "--json", file], project);
        expect(code).toBe(1);
        expect(out).toContain("mandatory governance-resource-protect on lake");
        expect(existsSync(file)).toBe(true);
    });
});

describe("The files that npm run preview writes", () => {
    const folder = (name: string) => mkdtempSync(path.join(scratch, `${name}-`));
    const filesIn = (where: string) =>
        Object.fromEntries(readdirSync(where).map((file) => [file, readFileSync(path.join(where, file), "utf8")]));
    const flags = (where: string) =>
        ["json", "markdown", "diagram", "html"].flatMap((kind) => [`--${kind}`, path.join(where, kind)]);

    it("are all there after one run", async () => {
        const where = folder("reports");
        expect((await run(["dev", ...flags(where)])).code).toBe(0);
        const { json = "", markdown, diagram, html } = filesIn(where);
        expect((JSON.parse(json) as Plan).mode).toBe("resolved");
        expect(markdown).toMatch(/^### Preview of `dev`: /m);
        expect(diagram?.match(/^```mermaid$/gm)).toHaveLength(3);
        expect(html).toMatch(/^<!doctype html>\n/);
    });

    it("show the issues of wrong settings, each with its path", async () => {
        const where = folder("issues");
        const project = projectWith("dev", (text) => text.replace("retentionDays: 30", "retentionDays: 3"));
        expect((await run(["dev", ...flags(where)], project)).code).toBe(2);
        const files = filesIn(where);
        expect(Object.keys(files)).toEqual(["diagram", "html", "json", "markdown"]);
        for (const text of Object.values(files)) {
            expect(text).toContain("observability.retentionDays");
        }
    });

    it("are written where one of them cannot be, with exit code 2 and findings all the same", async () => {
        const where = folder("unwritable");
        const nowhere = path.join(where, "none/preview.html");
        const args = ["--html", nowhere, "--json", where, "--markdown", path.join(where, "comment.md")];
        const { code, out, err } = await run(["dev", "--quiet", ...args]);
        expect({ code, err }).toEqual({
            code: 2,
            err: `--json ${where}: cannot be written: it is a folder\n--html ${nowhere}: cannot be written: no such folder\n`,
        });
        expect(out).toMatch(/^Policy findings\n/);
        expect(Object.keys(filesIn(where))).toEqual(["comment.md"]);
    });

    it("show the same diagrams, whatever the plan next to them knows", async () => {
        const where = folder("diagrams");
        const [page, drawn] = [path.join(where, "page.html"), path.join(where, "diagrams.md")];
        expect((await run(["dev", "--html", page])).code).toBe(0);
        expect((await run(["dev", "--diagram", drawn])).code).toBe(0);
        const { html, markdown } = { html: readFileSync(page, "utf8"), markdown: readFileSync(drawn, "utf8") };
        const data = JSON.parse(/<script type="application\/json" id="data">([^<]*)/.exec(html)?.[1] ?? "") as {
            mode: string;
            diagrams: { text: string }[];
        };
        expect(data.mode).toBe("preview");
        expect(data.diagrams.map(({ text }) => text)).toEqual(
            [...markdown.matchAll(/```mermaid\n(.*?)```/gs)].map((found) => found[1]),
        );
    });

    it("are refused under one name, and without one", async () => {
        const { code, err } = await run(["dev", "--json", "x", "--html", "./x", "--markdown=", "--base="]);
        expect(code).toBe(2);
        expect(err.split("\n").slice(0, 4)).toEqual([
            "--base is empty; name a plan file or a git ref",
            `--json and --html name the same file ${path.join(root, "x")}; name one for each`,
            "--markdown is empty; name a file, or - for the terminal",
            "",
        ]);
    });

    it("go to the terminal in place of -, one of them and nothing else", async () => {
        expect((await run(["dev", "--markdown", "-"])).out).toMatch(/^<!-- azure-ml-platform preview: dev -->\n/);
        expect(await run(["dev", "--markdown", "-", "--json", "-"])).toMatchObject({
            code: 2,
            err: expect.stringMatching(/^only one of the files can be -, the terminal\n/) as string,
        });
    });
});

describe("npm run preview --base", () => {
    it("shows what changes, and ends with 3 for data that is lost where that is asked for", async () => {
        const { file: base } = await planned("dev", ["--resolved"]);
        expect(await run(["dev", "--base", base, "--fail-on-data-loss"])).toMatchObject({
            code: 0,
            out: expect.stringMatching(/: 0 replaced, 0 deleted, 0 created, 0 updated, \d+ the same\n$/) as string,
        });
        const project = projectWith("dev", (text) => text.replace("prefix: amlp", "prefix: amlp\n    generation: 1"));
        const { code, out, err } = await run(["dev", "--base", base, "--fail-on-data-loss", "--quiet"], project);
        expect({ code, err }).toEqual({ code: 3, err: "" });
        expect(out).toContain("Data would be lost");
        expect((await run(["dev", "--base", base, "--quiet"], project)).code).toBe(0);
    });

    it("keeps the plan where the base cannot be resolved, and says what is wrong with it", async () => {
        const where = mkdtempSync(path.join(scratch, "no-base-"));
        const [comment, plan] = [path.join(where, "comment.md"), path.join(where, "plan.json")];
        const { code, out, err } = await run(["dev", "--base", "no-such-ref", "--markdown", comment, "--json", plan]);
        const issue =
            "--base no-such-ref: is neither a file nor a ref of this checkout; fetch it with git fetch, or name a plan file";
        expect({ code, err }).toEqual({ code: 2, err: `${issue}\n` });
        expect(out).toContain("Policy findings\n");
        expect((JSON.parse(readFileSync(plan, "utf8")) as Plan).resources.length).toBeGreaterThan(100);
        expect(readFileSync(comment, "utf8")).toContain(`> Note: Nothing is compared: ${issue}`);
    });

    it("refuses a base of another mode, and data loss without a base", async () => {
        const { code, err } = await run(["dev", "--base", (await planned("dev", [])).file]);
        expect(code).toBe(2);
        expect(err).toContain('is a plan of mode "preview", and resolved is wanted');
        expect(await run(["dev", "--fail-on-data-loss"])).toMatchObject({
            code: 2,
            err: expect.stringMatching(/^--fail-on-data-loss needs --base\n/) as string,
        });
    });
});

describe.skipIf(armCheckMissing)("Azure's published types (../shared/arm-check)", () => {
    it.each(everyRun)("find no error in %s %j", async (stack, mode) => {
        const { file } = await planned(stack, mode);
        const { resources } = JSON.parse(readFileSync(file, "utf8")) as Plan;
        expect(armCheck(resources, `${file}.checked`, "--warnings")).toEqual([
            expect.stringMatching(/^\d+ azure-native resources of \d+ types checked: 0 errors, 0 warnings$/),
        ]);
    });
});
