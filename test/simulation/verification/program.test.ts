import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { start } from "../../preview/support/steps";
import { StandIn, trigger } from "../../steps/support/azure";
import { resource } from "../recovery/states";

const root = path.join(__dirname, "../../..");

let azure: StandIn;
let scratch = "";
beforeEach(async () => {
    azure = new StandIn();
    await azure.start();
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-steps-"));
});
afterEach(async () => {
    await azure.stop();
    rmSync(scratch, { recursive: true });
});

/** Verifies a state that holds the start of a trigger, with the step program itself. */
function verify(): Promise<{ code: number | string; out: string; err: string }> {
    const environment = { STEP: JSON.stringify(start), RESOURCE_ID: trigger, INPUTS: "digest" };
    const command = resource("command:local:Command", "daily-start", {
        interpreter: ["node", "steps/run.cjs"],
        environment,
    });
    const file = path.join(scratch, "state.json");
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [command] } }));
    const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
    const args = [tsx, path.join(root, "simulation/verification/cli.ts"), "verify", "dev", "--state", file];
    const env = { PATH: path.dirname(process.execPath), STEP_ARM_ENDPOINT: azure.address };
    return new Promise((resolve) => {
        execFile(process.execPath, args, { cwd: root, env }, (error, out, err) =>
            resolve({ code: error?.code ?? 0, out, err }),
        );
    });
}

describe("npm run steps -- verify, with the step program,", { timeout: 60_000 }, () => {
    it("finds a trigger that somebody stopped, and changes nothing", async () => {
        azure.state = "Stopped";
        const { code, out, err } = await verify();
        expect({ code, err }).toEqual({ code: 3, err: "" });
        expect(out).toMatch(/^differs daily-start: armAction data-factory\/daily: .*Stopped/);
        expect(azure.requests).toEqual(["token", "GET resource"]);
    });

    it("finds one that is as it should be", async () => {
        azure.state = "Started";
        const { code, out } = await verify();
        expect(code).toBe(0);
        expect(out).toMatch(/^same {4}daily-start: armAction data-factory\/daily: /);
    });
});
