import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StateEntry } from "../../../simulation/recovery/pending";
import { ExitCode } from "../../../simulation/verification/main";
import { scripts, start, users } from "../../preview/support/steps";
import { resource } from "../recovery/states";

const root = path.join(__dirname, "../../..");

let scratch = "";
let bin = "";
beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-steps-"));
    bin = path.join(scratch, "bin");
    mkdirSync(bin);
});
afterEach(() => rmSync(scratch, { recursive: true }));

function script(name: string, ...body: string[]): void {
    const file = path.join(bin, name);
    writeFileSync(file, ["#!/bin/sh", "PATH=/usr/bin:/bin", ...body, ""].join("\n"));
    chmodSync(file, 0o755);
}

/** A step program that notes its arguments and environment, and ends as the step's target says. */
function stepProgram(...cases: string[]): void {
    script(
        "node",
        `echo "$* $SERVER" >> ${scratch}/calls`,
        'case "$STEP" in',
        ...cases,
        '*) echo "as it should be, at 2026-01-01T00:00:00Z" ;;',
        "esac",
    );
}

const calls = () => (existsSync(`${scratch}/calls`) ? readFileSync(`${scratch}/calls`, "utf8").trim().split("\n") : []);

function command(name: string, step: object, more: Record<string, unknown> = {}): StateEntry {
    const environment = { STEP: JSON.stringify(step), SERVER: `${name}.example` };
    const program = { interpreter: ["node", "steps/run.cjs"], create: "apply", update: "apply" };
    return resource("command:local:Command", name, { ...program, environment, ...more });
}

function stateFile(...resources: StateEntry[]): string {
    const file = path.join(scratch, "state.json");
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }));
    return file;
}

/** Runs the command as a process, with the scripts for programs. */
function steps(...args: string[]): Promise<{ code: number | string; out: string; err: string }> {
    const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
    const cli = path.join(root, "simulation/verification/cli.ts");
    return new Promise((resolve) => {
        const env = { ...process.env, PATH: bin };
        execFile(process.execPath, [tsx, cli, ...args], { cwd: root, env }, (error, out, err) =>
            resolve({ code: error?.code ?? 0, out, err }),
        );
    });
}

const verify = (...args: string[]) => steps("verify", "dev", ...args);

describe("npm run steps -- verify", { timeout: 60_000 }, () => {
    it("asks the program about every step, in the order of the state, and ends with 0", async () => {
        stepProgram();
        const gone = { ...command("old", start), delete: true };
        const file = stateFile(command("schema", scripts({ "a.sql": "a" })), gone, command("users", users()));
        const { code, out, err } = await verify("--state", file, "--json", path.join(scratch, "report.json"));
        expect({ code, err }).toEqual({ code: 0, err: "" });
        expect(out.split("\n")).toEqual([
            "same    schema: as it should be, at 2026-01-01T00:00:00Z",
            "same    users: as it should be, at 2026-01-01T00:00:00Z",
            "Steps of stack dev: 0 of 2 differ",
            "",
        ]);
        expect(calls()).toEqual(["steps/run.cjs verify schema.example", "steps/run.cjs verify users.example"]);
        expect(JSON.parse(readFileSync(`${scratch}/report.json`, "utf8"))).toMatchObject({
            format: "steps/1",
            stack: "dev",
            steps: [
                { name: "schema", outcome: "same" },
                { name: "users", outcome: "same" },
            ],
        });
    });

    it("ends with 3 where a step differs, after all of them", async () => {
        stepProgram('*sqlScript*) echo "a.sql is not applied"; exit 3 ;;');
        const file = stateFile(command("schema", scripts({ "a.sql": "a" })), command("users", users()));
        const { code, out } = await verify("--state", file);
        expect(code).toBe(3);
        expect(out).toMatch(
            /^differs schema: a.sql is not applied\nsame {4}users: .*\nSteps of stack dev: 1 of 2 differ;/,
        );
    });

    it("ends with 1 where a step cannot be verified, also where another differs", async () => {
        stepProgram("*sqlScript*) exit 3 ;;", '*sqlUsers*) echo "sign in first" >&2; exit 1 ;;');
        const file = stateFile(command("schema", scripts({ "a.sql": "a" })), command("users", users()));
        const { code, out } = await verify("--state", file);
        expect(code).toBe(1);
        expect(out).toContain("differs schema: the step program ended with exit code 3\n");
        expect(out).toContain("failed  users: sign in first\n");
        expect(out).toContain("1 of 2 differ, 1 could not be verified; docs/runbooks/steps.md");
    });

    it.each<[string, Record<string, unknown>, string]>([
        ["another version of the program", { environment: { STEP: '{"kind":"other"}' } }, "is of another version"],
        ["a step that is no JSON", { environment: { STEP: "{" } }, "is of another version"],
        ["no environment", { environment: undefined }, "is of another version"],
        ["a secret", { environment: { STEP: "{}", KEY: { ciphertext: "x" } } }, "entries KEY are no plain text"],
    ])("asks no program about a step of %s", async (_what, more, says) => {
        stepProgram();
        const { code, out } = await verify("--state", stateFile(command("schema", start, more)));
        expect({ code, calls: calls() }).toEqual({ code: 1, calls: [] });
        expect(out).toContain(says);
    });

    it("knows only commands that run the step program", async () => {
        stepProgram();
        const { code, out } = await verify("--state", stateFile(command("other", start, { interpreter: ["/bin/sh"] })));
        expect({ code, out, calls: calls() }).toEqual({ code: 0, out: "Stack dev has no steps\n", calls: [] });
    });

    it("reads the state through Pulumi where no file is given", async () => {
        stepProgram();
        const file = stateFile(command("schema", start));
        script("pulumi", `echo "pulumi $*" >> ${scratch}/calls`, `cat ${file}`);
        expect(await verify()).toMatchObject({ code: 0, err: "" });
        expect(calls()[0]).toBe("pulumi stack export --stack dev --non-interactive");
    });

    it.each([
        ["no Pulumi", [], "Pulumi is not on the PATH"],
        ["no such file", ["--state", "none.json"], "none.json cannot be read"],
        ["a file that is no state", ["--state", "package.json"], "package.json is no state"],
        ["a file that is no JSON", ["--state", "README.md"], "README.md is no state"],
    ])("ends with 2 where it is refused: %s", async (_what, args, says) => {
        const { code, err } = await verify(...args);
        expect(code).toBe(2);
        expect(err).toContain(says);
    });

    it("refuses the state of another stack", async () => {
        const { code, err } = await steps("verify", "prod", "--state", stateFile(command("schema", start)));
        expect(code).toBe(2);
        expect(err).toContain("holds the state of stack dev, not of prod");
    });

    it.each([
        ["no command", [], "verify is wanted, found nothing"],
        ["another command", ["apply", "dev"], "verify is wanted, found apply"],
        ["no stack", ["verify"], "one stack is wanted, found 0"],
        ["an unknown option", ["verify", "dev", "--other"], "--other"],
    ])("says how it is used: %s", async (_what, args, says) => {
        const { code, err } = await steps(...args);
        expect(code).toBe(2);
        expect(err).toContain(says);
        expect(err).toContain("usage: npm run steps -- verify <stack>");
    });

    it.each([[["--help"]], [["verify", "--help"]]])("has a help: %j", async (args) => {
        expect(await steps(...args)).toMatchObject({
            code: 0,
            err: "",
            out: expect.stringMatching(/^usage: npm run steps/) as string,
        });
    });

    it("has the exit codes that the runbook and its help name", async () => {
        const codes = [...Object.values(ExitCode), 70].map(String);
        const runbook = readFileSync(path.join(root, "docs/runbooks/steps.md"), "utf8");
        expect([...runbook.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => code)).toEqual(codes);
        const { out } = await steps("--help");
        const named = /Exit codes: [^]*?\n\n|Exit codes: [^]*$/.exec(out)?.[0] ?? "";
        expect(codes.filter((code) => !named.includes(`${code} `) && !named.includes(`${code}\n`))).toEqual([]);
    });
});
