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

let scratch = "";
beforeAll(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-rehearsal-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function rehearse(...args: string[]) {
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
    it.each(["shared", "dev", "prod"])("takes %s from nothing to nothing", { timeout: 900_000 }, (stack) => {
        const before = stackFiles();
        const cloud = path.join(scratch, `cloud-${stack}`);
        const { code, out, err, touched } = rehearse(stack, "--json", "-", "--cloud", cloud);
        expect({ code, asProviderError: code === 0 ? "" : err }).toEqual({ code: 0, asProviderError: "" });
        const scenario = JSON.parse(out) as Rehearsal;
        const says = (name: string) => scenario.steps.find((step) => step.name === name)?.says;
        expect(scenario).toMatchObject({ format: "rehearsal/1", stack, ok: true });
        expect(says("up again")).toBe("0 changes");
        // Three edits and one object of somebody else's more where there is a workspace.
        const [edits, foreign] = stack === "shared" ? [5, 2] : [8, 3];
        expect(says("refresh after edits outside")).toBe(`${edits} edits, 0 missed`);
        expect(says("objects that no state holds")).toBe(`${foreign} found`);
        expect(says("what is left")).toMatch(/^0 objects; soft-deleted, the name stays taken: kv-/);
        expect(leftovers(new ObjectStore(cloud))).toEqual([]);
        expect(stackFiles()).toEqual(before);
        expect(touched).toEqual([]);
    });

    it("says which stacks there are when it does not know one", () => {
        const { code, err } = rehearse("nope");
        expect(code).toBe(2);
        const stacks = stackNames(readProject()).join(", ");
        expect(err).toBe(`nope is not a stack of this project; its stacks are ${stacks}\n`);
    });

    it("refuses a folder for its cloud that holds something", () => {
        const { code, err } = rehearse("dev", "--cloud", root);
        expect({ code, err }).toEqual({
            code: 2,
            err: expect.stringContaining("is not empty; a rehearsal begins") as string,
        });
    });

    it.each([[[]], [["dev", "prod"]], [["dev", "--unknown"]]])("explains itself for %j", (args) => {
        const { code, err } = rehearse(...args);
        expect(code).toBe(2);
        expect(err).toContain("usage: npm run rehearse -- <stack>");
    });
});
