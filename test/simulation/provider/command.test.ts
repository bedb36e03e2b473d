import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandProvider } from "../../../simulation/provider/command";
import type { Cloud } from "../../../simulation/cloud/cloud";
import { at } from "../../../simulation/core/ids";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { unknownOnWire } from "../../../simulation/core/wire";
import { behaviours } from "../../../simulation/services";
import { cloudWith, idIn, lock, messageOf, put, refusalOf, type Asked } from "../support";

// A project: the program in stacks/, what steps run next to it.
const project = mkdtempSync(path.join(tmpdir(), "simulation-command-"));
const folder = path.join(project, "stacks");
beforeAll(() => {
    mkdirSync(path.join(project, "steps"));
    writeFileSync(path.join(project, "steps/run.cjs"), "");
});
afterAll(() => rmSync(project, { recursive: true }));

const id = idIn("Microsoft.DataFactory/factories", "adf", "triggers", "daily");
const state = "properties.runtimeState";
const transition = {
    start: { action: "start", state, reached: ["Started"] },
    stop: { action: "stop", state, reached: ["Stopped"] },
};
const step = (more: Inputs = {}) => ({
    kind: "armAction",
    target: "data-factory/daily",
    files: {},
    arguments: {
        resource: "RESOURCE_ID",
        apiVersion: "2018-06-01",
        ...transition.start,
        absent: "fail",
        follows: ["INPUTS"],
        ...more,
    },
});
const inputsOf = (made: Inputs, more: Inputs = {}, entries: Inputs = {}): Inputs => ({
    interpreter: ["node", "steps/run.cjs"],
    create: "apply",
    update: "apply",
    dir: "..",
    environment: { STEP: JSON.stringify(made), RESOURCE_ID: id, INPUTS: "a", ...entries },
    addPreviousOutputInEnv: false,
    ...more,
});
const requestOf = (inputs: Inputs) => ({ type: "command:local:Command", name: "daily-start", inputs });
const start = requestOf(inputsOf(step()));
const bracketed = requestOf(inputsOf(step({ inverse: transition.stop }), { delete: "undo" }));

const factory: Asked = ["datafactory:Factory", { factoryName: "adf" }];
const trigger: Asked = [
    "datafactory:Trigger",
    { factoryName: "adf", triggerName: "daily", properties: { type: "ScheduleTrigger" } },
];
const withTrigger = () => cloudWith([factory, trigger]);
const providerOf = (cloud: Cloud) => new CommandProvider(cloud, folder);
const stateIn = (cloud: Cloud) => at(cloud.get(id)?.outputs.properties, "runtimeState");

describe("The simulated command provider", () => {
    it("takes a step, also while its entries are not known", () => {
        const checked = (request: typeof start) => providerOf(cloudWith()).check(request);
        expect(checked(start)).toEqual([]);
        expect(checked(bracketed)).toEqual([]);
        expect(checked(requestOf(inputsOf(step(), {}, { RESOURCE_ID: unknownOnWire })))).toEqual([]);
    });

    it.each<[string, Inputs, string, RegExp]>([
        ["another program", inputsOf(step(), { interpreter: ["/bin/sh", "-c"] }), "interpreter", /must be \["node"/],
        ["another command", inputsOf(step(), { create: "rm -rf /" }), "create", /must be "apply"/],
        ["no update", inputsOf(step(), { update: undefined }), "update", /must be "apply"/],
        ["the output of the run before", inputsOf(step(), { addPreviousOutputInEnv: true }), "addPrevious", /false/],
        ["an input that a step lacks", inputsOf(step(), { stdin: "x" }), "stdin", /no input of a step/],
        ["an inverse that is not run", inputsOf(step({ inverse: transition.stop })), "environment", /deleted by undo/],
        ["an undo without an inverse", inputsOf(step(), { delete: "undo" }), "environment", /by no command/],
        ["no step", inputsOf(step(), { environment: {} }), "environment", /has no step at STEP/],
        ["what is no step", inputsOf({ ...step(), kind: "shell" }), "environment", /has no step at STEP/],
        ["an entry that lacks", inputsOf(step(), {}, { INPUTS: "" }), "environment", /lacks INPUTS/],
        ["an entry too many", inputsOf(step(), {}, { PASSWORD: "x" }), "environment", /has PASSWORD/],
        ["another folder", inputsOf(step(), { dir: "." }), "dir", /stacks, where there is no steps\/run\.cjs/],
    ])("refuses %s", (_, inputs, property, reason) => {
        const faults = providerOf(cloudWith()).check(requestOf(inputs));
        expect(faults).toHaveLength(1);
        expect(faults[0]?.property).toMatch(new RegExp(`^${property}`));
        expect(faults[0]?.reason).toMatch(reason);
    });

    it("runs a step again for any change, and replaces nothing", () => {
        const diff = (news: Inputs) => providerOf(cloudWith()).diff(requestOf(news), start.inputs);
        expect(diff(start.inputs).changed).toEqual([]);
        expect(diff(inputsOf(step(), {}, { INPUTS: "b" }))).toEqual({
            changed: ["environment"],
            replaces: [],
            deleteBeforeReplace: false,
        });
    });

    it("writes a line that is another one at every run, though nothing is left to do", () => {
        const cloud = withTrigger();
        const provider = providerOf(cloud);
        const made = provider.create(start);
        expect(made.id).toMatch(/^daily-start[0-9a-f]{8}$/);
        expect(made.outputs).toEqual({
            stdout: "armAction data-factory/daily: done, at 2026-01-01T00:00:00.000Z",
            stderr: "",
        });
        expect(provider.update(start, made.id).stdout).toBe(
            "armAction data-factory/daily: done, at 2026-01-01T01:00:00.000Z",
        );
        expect(provider.read(start, made.id, made.outputs)).toEqual({ inputs: start.inputs, outputs: made.outputs });
    });
});

describe("A simulated action", () => {
    it("changes the state, and does nothing where it is reached", () => {
        const cloud = withTrigger();
        expect(stateIn(cloud)).toBe("Stopped");
        providerOf(cloud).create(start);
        expect(stateIn(cloud)).toBe("Started");
        const before = cloud.get(id);
        providerOf(cloud).create(start);
        expect(cloud.get(id)).toBe(before);
    });

    it("is undone when a step with an inverse is deleted, and only then", () => {
        const cloud = withTrigger();
        providerOf(cloud).create(bracketed);
        providerOf(cloud).delete(start);
        expect(stateIn(cloud)).toBe("Started");
        providerOf(cloud).delete(bracketed);
        expect(stateIn(cloud)).toBe("Stopped");
        cloud.delete(id);
        expect(messageOf(() => providerOf(cloud).delete(bracketed))).toBe("");
    });

    it("fails without its resource, unless there is nothing to do then", () => {
        const cloud = cloudWith([factory]);
        expect(messageOf(() => providerOf(cloud).create(start))).toMatch(
            /^armAction data-factory\/daily: 404 ResourceNotFound: the resource .*\/daily does not exist/,
        );
        const easy = requestOf(inputsOf(step({ absent: "succeed" })));
        expect(messageOf(() => providerOf(cloud).create(easy))).toBe("");
    });

    it.each<[string, Inputs, RegExp]>([
        ["an action that the type does not have", { action: "pause" }, /404 BadRequest: .*no action 'pause'/],
        ["a state that the action does not lead to", { reached: ["Running"] }, /state Started .*not in Running/],
        ["an API version that the type does not have", { apiVersion: "2017-01-01" }, /400 NoRegisteredProviderFound/],
    ])("fails with %s", (_, more, says) => {
        const request = requestOf(inputsOf(step(more)));
        expect(messageOf(() => providerOf(withTrigger()).create(request))).toMatch(says);
    });

    it("is stopped by a lock that lets nothing be written", () => {
        const cloud = withTrigger();
        const [type, inputs] = lock("l", id);
        put(cloud, [type, { ...inputs, level: "ReadOnly" }]);
        expect(refusalOf(() => cloud.act(id, "start"))).toMatch(/^409 ScopeLocked/);
    });

    it("lets a trigger be neither changed nor deleted", () => {
        const cloud = withTrigger();
        cloud.act(id, "start");
        const enabled =
            "400 TriggerEnabledCannotUpdate: Cannot update enabled Trigger; the trigger needs to be disabled first.";
        expect(refusalOf(() => put(cloud, trigger))).toBe(enabled);
        expect(refusalOf(() => cloud.delete(id))).toBe(enabled);
        cloud.act(id, "stop");
        expect(refusalOf(() => put(cloud, trigger))).toBe("");
        expect(refusalOf(() => cloud.delete(id))).toBe("");
    });

    it("is one of those that the type's row has", () => {
        expect(Object.keys(behaviours["azure-native:datafactory:Trigger"]?.actions ?? {})).toEqual(["start", "stop"]);
    });
});
