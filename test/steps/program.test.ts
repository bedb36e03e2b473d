import { describe, expect, it } from "vitest";
import { runProgram } from "./support/program";
import { triggerStart } from "../support/stepArguments";

const step = {
    kind: "armAction",
    target: "ingest/daily",
    files: {},
    arguments: triggerStart(),
};
const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.DataFactory/factories/f/triggers/t";

/** What the program writes to stderr where it takes neither arguments nor environment. */
async function refused(command: string, stated: unknown, env: Record<string, string> = {}): Promise<string> {
    const { code, out, err } = await runProgram(command, stated, env);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    return err.trimEnd();
}

describe("The step program", () => {
    it("says how it is used", async () => {
        const { code, out } = await runProgram("--help", undefined, {});
        expect(code).toBe(0);
        expect(out).toContain("node steps/run.cjs apply|undo|verify");
    });

    it("refuses another command", async () => {
        expect(await refused("delete", step)).toMatch(/^one of apply, undo, verify is wanted\n/);
        expect(await refused("toString", step)).toMatch(/^one of apply, undo, verify is wanted\n/);
    });

    it("refuses an environment without a step", async () => {
        expect(await refused("apply", undefined)).toBe(
            "The step: the environment has no STEP; Pulumi sets it when it runs a step",
        );
        expect(await refused("apply", undefined, { STEP: "{" })).toMatch(/^The step: STEP is not JSON: /);
    });

    it("names everything that is wrong with a step", async () => {
        expect(await refused("apply", { ...step, files: { "a.sql": "1" }, target: 1 })).toBe(
            "The step: STEP.target: Invalid input: expected string, received number; STEP.files.a.sql: Invalid key in record",
        );
    });

    it("names the entries that are missing", async () => {
        expect(await refused("apply", { ...step, arguments: { ...step.arguments, follows: ["INPUTS"] } })).toBe(
            "The step: the environment has no value of RESOURCE_ID, INPUTS, which STEP names",
        );
    });

    it("refuses an id that is none", async () => {
        expect(await refused("apply", step, { RESOURCE_ID: "https://example.com/" })).toBe(
            'armAction ingest/daily: RESOURCE_ID is "https://example.com/", which is not an ARM resource id',
        );
    });

    it("refuses to undo what has no inverse", async () => {
        const env = { RESOURCE_ID: id, STEP_ARM_ENDPOINT: "http://127.0.0.1:9" };
        expect(await refused("undo", step, env)).toBe(
            "armAction ingest/daily: start has no inverse that would undo it",
        );
    });

    it.each([
        "https://management.example.com",
        "http://localhost:80",
        "http://127.0.0.1.example.com",
        "http://10.0.0.4",
        "http://[::2]",
        "https://127.0.0.1",
        "127.0.0.1",
    ])("sends no token to %s", async (address) => {
        expect(await refused("apply", step, { RESOURCE_ID: id, STEP_ARM_ENDPOINT: address })).toBe(
            `armAction ingest/daily: STEP_ARM_ENDPOINT is "${address}": only a loopback address, such as 127.0.0.1, may take the place of Azure`,
        );
    });

    it("scales no waits against Azure", async () => {
        expect(await refused("apply", step, { RESOURCE_ID: id, STEP_WAIT_SCALE: "0.1" })).toContain(
            "are for tests and need STEP_ARM_ENDPOINT",
        );
    });

    it("says how to sign in where there is no login", async () => {
        const { code, err } = await runProgram("apply", step, { RESOURCE_ID: id, PATH: "/nowhere" });
        expect(code).toBe(1);
        expect(err).toContain(
            "armAction ingest/daily: no token for https://management.azure.com/.default by the Azure CLI",
        );
        expect(err).toContain("az login");
    });
});
