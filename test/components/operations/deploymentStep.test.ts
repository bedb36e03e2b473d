import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import { describe, expect, it } from "vitest";
import { DeploymentStep, type DeploymentStepArgs, type StepDefinition } from "../../../components";
import { stepSchema } from "../../../steps/contract";
import { listed, one, recorded, refusal } from "../../support/recording";

const type = "command:local:Command";
const resource = "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataFactory/factories/f/triggers/daily";
const started = { action: "start", state: "properties.runtimeState", reached: ["Started"] };
const start: StepDefinition = {
    kind: "armAction",
    target: "data-factory/daily",
    arguments: { resource: "RESOURCE_ID", apiVersion: "2018-06-01", ...started, absent: "fail", follows: [] },
};
const step = (args: Partial<DeploymentStepArgs> = {}) =>
    new DeploymentStep("daily", { step: start, entries: { RESOURCE_ID: resource }, ...args });
const script = "workloads/databricks/delta_maintenance.py";
const scripts = (...names: string[]): StepDefinition => ({
    kind: "sqlScript",
    target: "sql/control",
    arguments: { server: "SERVER", database: "control", scripts: names, allowDrop: [] },
});

describe("DeploymentStep", () => {
    it("is one command", async () => {
        expect(listed(await recorded(() => step()))).toEqual(["Command daily", "DeploymentStep daily"]);
    });

    it("runs its program without a shell, when it is made and when it changes, and undoes nothing", async () => {
        const { environment, ...rest } = one(await recorded(() => step()), type).inputs;
        expect(rest).toEqual({
            interpreter: ["node", "steps/run.cjs"],
            create: "apply",
            update: "apply",
            dir: "..",
            addPreviousOutputInEnv: false,
        });
        expect(environment).toEqual({ RESOURCE_ID: resource, STEP: expect.any(String) as string });
    });

    it("undoes an action that has an inverse", async () => {
        const stopped = { action: "stop", state: "properties.runtimeState", reached: ["Stopped"] };
        const withInverse = { ...start, arguments: { ...start.arguments, inverse: stopped } } as StepDefinition;
        expect(one(await recorded(() => step({ step: withInverse })), type).inputs).toMatchObject({ delete: "undo" });
    });

    it("shows the whole step in a preview that does not know the ids", async () => {
        const made = await recorded(() => {
            const { id } = new managedidentity.UserAssignedIdentity("made", { resourceGroupName: "rg", location: "x" });
            step({ entries: { RESOURCE_ID: id } });
        }, "preview");
        const { environment } = one(made, type).inputs as { environment: Record<string, unknown> };
        expect(environment.RESOURCE_ID).not.toBeTypeOf("string");
        expect(stepSchema.parse(JSON.parse(environment.STEP as string))).toEqual({ ...start, files: {} });
    });

    it("refuses an entry that it does not refer to", async () => {
        expect(await refusal(() => step({ entries: { RESOURCE_ID: resource, OTHER: "x" } }))).toEqual([
            'DeploymentStep "daily" entries.OTHER: the step does not refer to it',
        ]);
    });

    it("holds the digest of each file, so that another content is another step", async () => {
        const made = await recorded(() => step({ step: scripts(script), entries: { SERVER: "sql.example" } }));
        const { environment } = one(made, type).inputs as { environment: { STEP: string } };
        const { files } = stepSchema.parse(JSON.parse(environment.STEP));
        expect(files).toEqual({ [script]: createHash("sha256").update(readFileSync(script)).digest("hex") });
    });

    it.each([
        ["a file that does not exist", { step: scripts("workloads/none.sql"), entries: { SERVER: "x" } }, [/none.sql/]],
        ["a file outside workloads", { step: scripts("package.json"), entries: { SERVER: "x" } }, [/workloads/]],
        ["entries that are missing", { entries: {} }, [/lacks RESOURCE_ID/]],
    ])("refuses %s", async (_what, args, expected) => {
        const found = await refusal(() => step(args));
        expected.forEach((line) => expect(found.join("\n")).toMatch(line));
    });
});
