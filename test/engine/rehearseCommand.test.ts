import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProject, stackNames } from "../../preview/stackFile";
import { ObjectStore } from "../../simulation/core/objects";
import { leftovers } from "../../simulation/rehearsal/comparison";
import type { Rehearsal } from "../../simulation/rehearsal/rehearse";
import { root } from "./support/stage";
import { engineMissing } from "./support/tools";

const patience = { timeout: 900_000 };

let scratch = "";
beforeAll(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-rehearse-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function run(...args: string[]) {
    // The user's own Pulumi: whatever is written there by mistake is seen.
    const own = mkdtempSync(path.join(scratch, "own-"));
    const env = { ...process.env, PULUMI_HOME: own, PULUMI_BACKEND_URL: `file://${own}`, PULUMI_STACK: "theirs" };
    const tsx = path.join(root, "node_modules/.bin/tsx");
    const command = [path.join(root, "simulation/rehearsal/cli.ts"), ...args];
    const { status, stdout, stderr } = spawnSync(tsx, command, { encoding: "utf8", env, cwd: scratch });
    return { code: status, out: stdout, err: stderr, touched: readdirSync(own) };
}

function stackFiles(): string[] {
    const folder = path.join(root, "stacks/config");
    const digest = (file: string) =>
        createHash("sha256")
            .update(readFileSync(path.join(folder, file)))
            .digest("hex");
    return readdirSync(folder).map((file) => `${file} ${digest(file)}`);
}

describe.skipIf(engineMissing)("npm run rehearse", () => {
    // The smallest stack will do: the steps of each are tested in rehearsal.test.ts.
    it("writes what was done, and touches neither the stack files nor the user's own Pulumi", patience, () => {
        const before = stackFiles();
        const stack = "observability-minimal";
        const cloud = path.join(scratch, "cloud-of-the-command");
        const { code, out, err, touched } = run(stack, "--json", "-", "--cloud", cloud);
        expect({ code, stderr: code === 0 ? "" : err }).toEqual({ code: 0, stderr: "" });
        expect(JSON.parse(out) as Rehearsal).toMatchObject({ format: "rehearsal/1", stack, ok: true });
        expect(leftovers(new ObjectStore(cloud))).toEqual([]);
        expect(stackFiles()).toEqual(before);
        expect(touched).toEqual([]);
    });

    it("says which stacks there are when it does not know one", () => {
        const { code, err } = run("nope");
        expect(code).toBe(2);
        const stacks = stackNames(readProject()).join(", ");
        expect(err).toBe(`nope is not a stack of this project; its stacks are ${stacks}\n`);
    });

    it("refuses a folder for its cloud that holds something", () => {
        const { code, err } = run("dev", "--cloud", root);
        expect({ code, err }).toEqual({
            code: 2,
            err: expect.stringContaining("is not empty; a rehearsal begins") as string,
        });
    });

    it.each([[[]], [["dev", "prod"]], [["dev", "--unknown"]]])("explains itself for %j", (args) => {
        const { code, err } = run(...args);
        expect(code).toBe(2);
        expect(err).toContain("usage: npm run rehearse -- <stack>");
    });
});
