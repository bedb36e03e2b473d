import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadBase } from "../../../preview/base/loadBase";
import { PreviewError } from "../../../preview/issues";
import { planText } from "../../../preview/plan";
import { planWith, resource } from "./plans";

const plan = planWith(resource("azure-native:resources:ResourceGroup", "rg"));
const { project, stack, mode } = plan;

let scratch = "";
beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-test-base-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const file = (content: unknown) => {
    const at = path.join(scratch, "plan.json");
    writeFileSync(at, typeof content === "string" ? content : planText(content as object));
    return at;
};

/** A repository whose preview is this script, with these files next to it. */
function repository(script: string | undefined, files: Record<string, string> = {}): string {
    const folder = path.join(scratch, "repository");
    mkdirSync(path.join(folder, "node_modules"), { recursive: true });
    writeFileSync(path.join(folder, ".gitignore"), "node_modules\n");
    for (const [name, text] of Object.entries({ "package-lock.json": "{}", ...files })) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
    }
    if (script !== undefined) {
        writeFileSync(path.join(folder, "script.cjs"), script);
    }
    const scripts = script === undefined ? {} : { preview: "node script.cjs" };
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ scripts }));
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
    for (const args of [
        ["init", "-q"],
        ["add", "."],
        ["commit", "-q", "-m", "first"],
    ]) {
        spawnSync("git", [...who, ...args], { cwd: folder });
    }
    return folder;
}

const writes = (content: string) =>
    `const a = process.argv; require("fs").writeFileSync(a[a.indexOf("--json") + 1], ${JSON.stringify(content)});`;

async function refusal(ref: string, folder?: string, wanted = { project, stack, mode }): Promise<string> {
    try {
        await loadBase(ref, { ...wanted, folder });
    } catch (error) {
        if (error instanceof PreviewError) {
            return error.message;
        }
        throw error;
    }
    throw new Error("was not refused");
}

const shortHash = (folder: string) =>
    spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: folder, encoding: "utf8" }).stdout.trim();

const leftOver = (folder: string) => ({
    worktrees: spawnSync("git", ["worktree", "list"], { cwd: folder, encoding: "utf8" }).stdout.trim().split("\n")
        .length,
    folders: readdirSync(scratch).filter((name) => name.startsWith("azure-ml-platform-base-")),
});

describe("A base from a file", () => {
    it("is the plan that is in it", async () => {
        const at = file(plan);
        expect(await loadBase(at, { project, stack, mode })).toEqual({ plan, named: at, notes: [] });
    });

    it.each<[string, unknown, string]>([
        ["is no JSON", "{", "is not JSON; name a file that --json wrote"],
        ["is no plan", { format: "plan/2" }, "is no plan of format plan/1"],
        ["holds issues", { format: "plan/1", issues: [{ path: "a", message: "b" }] }, "holds the issues of a preview"],
        ["is another stack's", { ...plan, stack: "other" }, 'is a plan of stack "other", and unit is wanted'],
        ["is of another mode", { ...plan, mode: "preview" }, "npm run preview -- unit --resolved --json <file>"],
    ])("is refused where it %s", async (_title, content, words) => {
        const at = file(content);
        const message = await refusal(at);
        expect(message).toContain(`--base ${at}: `);
        expect(message).toContain(words);
    });

    it("is refused where it is missing", async () => {
        expect(await refusal(path.join(scratch, "none.json"))).toContain("does not exist");
    });
});

describe("A base from a git ref", () => {
    it("is what that tree's own preview writes, and the worktree is gone afterwards", async () => {
        const folder = repository(writes(planText(plan)));
        const base = await loadBase("HEAD", { project, stack, mode, folder });
        expect(base).toEqual({ plan, named: `HEAD (${shortHash(folder)})`, notes: [] });
        expect(leftOver(folder)).toEqual({ worktrees: 1, folders: [] });
    });

    it("is called by its short hash alone where a hash names it", async () => {
        const folder = repository(writes(planText(plan)));
        const hash = spawnSync("git", ["rev-parse", "HEAD"], { cwd: folder, encoding: "utf8" }).stdout.trim();
        const { named } = await loadBase(hash, { project, stack, mode, folder });
        expect(named).toBe(shortHash(folder));
    });

    it("is empty, and says so, where that tree has no file of the stack", async () => {
        const files = {
            "Pulumi.yaml": "name: azure-ml-platform\nstackConfigDir: config\n",
            "config/Pulumi.other.yaml": "config: {}\n",
        };
        const folder = repository("process.exit(70);", files);
        const base = await loadBase("HEAD", { project, stack, mode, folder });
        expect(base.named).toBe(`HEAD (${shortHash(folder)})`);
        expect(base.plan).toMatchObject({ project, stack, mode, resources: [] });
        expect(base.notes).toEqual([
            "HEAD has no stack unit: there is no config/Pulumi.unit.yaml, so everything is created.",
        ]);
        expect(leftOver(folder)).toEqual({ worktrees: 1, folders: [] });
    });

    it("reports a lockfile that differs", async () => {
        const folder = repository(writes(planText(plan)));
        writeFileSync(path.join(folder, "package-lock.json"), '{ "changed": true }');
        const { notes } = await loadBase("HEAD", { project, stack, mode, folder });
        expect(notes).toEqual([expect.stringContaining("package-lock.json of HEAD differs from today's")]);
    });

    it("is refused with that tree's issues, or with what it says", async () => {
        const issues = planText({ format: "plan/1", stack, issues: [{ path: "lake", message: "is wrong" }] });
        const folder = repository(`${writes(issues)} process.exit(2);`);
        expect(await refusal("HEAD", folder)).toBe("--base HEAD, lake: is wrong");
        expect(leftOver(folder)).toEqual({ worktrees: 1, folders: [] });
    });

    it("is refused where the preview fails, is missing, or the ref is", async () => {
        const failing = repository("console.error('went wrong'); process.exit(70);");
        expect(await refusal("HEAD", failing)).toContain("its own preview ended with exit code 70: went wrong");
        expect(await refusal("no-such-ref", failing)).toContain("is neither a file nor a ref of this checkout");
        expect(await refusal("--help", failing)).toContain("is neither a file nor a ref of this checkout");
        rmSync(failing, { recursive: true });
        expect(await refusal("HEAD", repository(undefined))).toContain("has no script preview in its package.json");
    });

    it("is refused with the line that holds the error, and what to name instead", async () => {
        const folder = repository("require('./cli.ts')");
        const message = await refusal("HEAD", folder);
        expect(message).toBe(
            "--base HEAD: its own preview ended with exit code 1: Error: Cannot find module './cli.ts'; name a later ref, or a plan file",
        );
    });

    it("is refused outside of a checkout", async () => {
        expect(await refusal("main", scratch)).toContain("this folder is no git checkout; name a plan file");
    });

    it("leaves no folder behind where it is interrupted", async () => {
        const folder = repository("setTimeout(() => {}, 60_000);");
        symlinkSync(path.join(__dirname, "../../../node_modules"), path.join(scratch, "node_modules"));
        const program = path.join(scratch, "program.cjs");
        const load = path.join(__dirname, "../../../preview/base/loadBase");
        const request = JSON.stringify({ project, stack, mode, folder });
        writeFileSync(program, `require(${JSON.stringify(load)}).loadBase("HEAD", ${request});`);
        const loader = path.join(__dirname, "../../../preview/loader.cjs");
        const child = spawn(process.execPath, ["--require", loader, program], {
            env: { ...process.env, TMPDIR: scratch },
            stdio: "ignore",
        });
        const base = () => readdirSync(scratch).find((name) => name.startsWith("azure-ml-platform-base-"));
        const checkedOut = () =>
            base() !== undefined && existsSync(path.join(scratch, base() ?? "", "tree/node_modules"));
        await expect.poll(checkedOut, { timeout: 60_000 }).toBe(true);
        const ended = new Promise((resolve) => child.on("exit", resolve));
        child.kill("SIGINT");
        expect(await ended).toBe(130);
        await expect.poll(() => leftOver(folder), { timeout: 60_000 }).toEqual({ worktrees: 1, folders: [] });
    });
});
