import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMinimal, readProject, stackNames } from "../../preview/stackFile";
import { ObjectStore } from "../../simulation/core/objects";
import type { CloudObject } from "../../simulation/core/types";
import { findToolchain } from "../../simulation/engine/toolchain";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { rehearse, type Rehearsal } from "../../simulation/rehearsal/rehearse";
import { expectParity, expectValidBodies } from "./support/parity";
import { root } from "./support/stage";
import { engineMissing } from "./support/tools";

const patience = { timeout: 900_000 };

let scratch = "";
beforeAll(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-rehearsal-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

// A stack for each service, with what that service needs and nothing else.
const minimal = stackNames(readProject()).filter(isMinimal);

/** What is seen in stacks of which that is known: edits outside and objects that no state holds. */
const counts: Readonly<Record<string, { edits: number; foreign: number }>> = {
    shared: { edits: 5, foreign: 2 },
    // Three edits and one object of somebody else's more where there is a workspace.
    prod: { edits: 8, foreign: 3 },
};

describe.skipIf(engineMissing)("A rehearsal", () => {
    it.each([...Object.keys(counts), ...minimal])(
        "takes %s from nothing to nothing, as the preview registered it",
        patience,
        async (stack) => {
            const [cloudFolder, traceFolder] = ["cloud", "trace"].map((name) => path.join(scratch, name, stack)) as [
                string,
                string,
            ];
            mkdirSync(traceFolder, { recursive: true });
            let received: CloudObject[] = [];
            const toolchain = await findToolchain();
            const onStep = ({ name }: { name: string }) => {
                received = name === "up" ? new ObjectStore(cloudFolder).all() : received;
            };
            const { steps } = await rehearse({ stack, root, toolchain, cloudFolder, traceFolder, onStep });
            expect(steps.filter(({ ok }) => !ok)).toEqual([]);
            const says = (name: string) => steps.find((step) => step.name === name)?.says;
            const { edits, foreign } = counts[stack] ?? {};
            expect(says("up again")).toBe("0 changes");
            expect(says("refresh after edits outside")).toMatch(new RegExp(`^${edits ?? "\\d+"} edits, 0 missed$`));
            expect(says("objects that no state holds")).toMatch(new RegExp(`^${foreign ?? "\\d+"} found$`));
            expect(says("what is left")).toMatch(/^0 objects/);
            expect(leftovers(new ObjectStore(cloudFolder))).toEqual([]);
            await expectParity(stack, traceFolder);
            expectValidBodies(received, traceFolder);
        },
    );
});

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
    // The smallest stack will do: the steps of each are tested above.
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
