import { describe, expect, it } from "vitest";
import { recover, type Backend } from "../../../simulation/recovery/recover";
import type { Deployment } from "../../../simulation/recovery/pending";
import { outcomeLine, recoveryClosing } from "../../../simulation/recovery/report";
import { group, groupId, resource, stateWith } from "./states";

/** A backend that notes what it is asked for. */
function fakeBackend(states: Deployment[], existing: string[] = []) {
    const calls: unknown[] = [];
    const backend: Backend = {
        state: () => Promise.resolve(states.length > 1 ? (states.shift() ?? {}) : (states[0] ?? {})),
        replace: (state) => Promise.resolve(void calls.push(["replace", state.resources?.map(({ id }) => id)])),
        exists: ({ id }) => Promise.resolve(existing.includes(id)),
        refresh: ({ clear }) => Promise.resolve(void calls.push(["refresh", clear])),
        cancel: () => Promise.resolve(void calls.push("cancel")),
    };
    return { backend, calls };
}

const wait = resource("time:index/sleep:Sleep", "ready", {});

describe("A recovery", () => {
    const both = () =>
        stateWith([
            ["creating", group("rg-a")],
            ["creating", group("rg-b")],
            ["updating", group("rg-c")],
        ]);

    it("takes in what exists, then drops the rest and reads everything", async () => {
        const { backend, calls } = fakeBackend([both()], [groupId("rg-a")]);
        const { outcomes, ok, changes } = await recover(backend);
        expect({ ok, changes }).toEqual({ ok: true, changes: true });
        expect(outcomes.map(({ outcome, id }) => [outcome, id])).toEqual([
            ["import", groupId("rg-a")],
            ["clear", groupId("rg-b")],
            ["refresh", undefined],
        ]);
        expect(calls).toEqual([
            ["replace", ["a", groupId("rg-a")]],
            ["refresh", true],
        ]);
    });

    it("leaves the state to the refresh where nothing of it exists", async () => {
        const { backend, calls } = fakeBackend([stateWith([["creating", wait]])]);
        await recover(backend);
        expect(calls).toEqual([["refresh", true]]);
    });

    it("changes nothing where it only looks", async () => {
        const { backend, calls } = fakeBackend([both()], [groupId("rg-a")]);
        const { outcomes, changes } = await recover(backend, { dryRun: true, unlock: true });
        expect({ count: outcomes.length, changes, calls }).toEqual({ count: 3, changes: true, calls: [] });
    });

    it("changes nothing where one thing is unknown", async () => {
        const unknown = resource("azure-native:web:WebApp", "site", {});
        const { backend, calls } = fakeBackend([
            stateWith([
                ["creating", group("rg-a")],
                ["creating", unknown],
            ]),
        ]);
        const { outcomes, ok } = await recover(backend);
        expect({ ok, calls }).toEqual({ ok: false, calls: [] });
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(["clear", "unknown"]);
    });

    it("takes the lock away only when it is asked to", async () => {
        const [asked, unasked] = [fakeBackend([{}]), fakeBackend([{}])];
        await recover(asked.backend, { unlock: true });
        await recover(unasked.backend);
        expect([asked.calls, unasked.calls]).toEqual([["cancel"], []]);
    });

    it.each([[[groupId("rg-a")]], [[]]])("stops where the state changes meanwhile: %j exist", async (existing) => {
        const { backend, calls } = fakeBackend([both(), stateWith([])], existing);
        await expect(recover(backend)).rejects.toThrow(/another run is under way; wait for it, then run again/);
        expect(calls).toEqual([]);
    });

    it("stops where an object cannot be looked up", async () => {
        const { backend, calls } = fakeBackend([both()]);
        backend.exists = () => Promise.reject(new Error("no answer"));
        await expect(recover(backend)).rejects.toThrow("no answer");
        expect(calls).toEqual([]);
    });

    it("reads again what one before it took in and did not read", async () => {
        const { backend, calls } = fakeBackend([stateWith([], { ...group("rg-a"), id: groupId("rg-a") })]);
        expect(await recover(backend)).toEqual({ outcomes: [], ok: true, changes: true });
        expect(calls).toEqual([["refresh", false]]);
    });
});

describe("The report", () => {
    it("has a line for each operation", async () => {
        const unknown = resource("azure-native:web:WebApp", "site", {});
        const pending = stateWith([
            ["creating", group("rg-a")],
            ["creating", group("rg-b")],
            ["creating", wait],
            ["updating", group("rg-c")],
            ["creating", unknown],
        ]);
        const { outcomes } = await recover(fakeBackend([pending], [groupId("rg-a")]).backend);
        expect(outcomes.map(outcomeLine)).toEqual([
            `import   creating azure-native:resources:ResourceGroup rg-a: exists: ${groupId("rg-a")}\n`,
            `clear    creating azure-native:resources:ResourceGroup rg-b: does not exist: ${groupId("rg-b")}\n`,
            "clear    creating time:index/sleep:Sleep ready: is a wait, which leaves no object\n",
            "refresh  updating azure-native:resources:ResourceGroup rg-c: is read by the refresh\n",
            "unknown  creating azure-native:web:WebApp site: is of a type whose ids are not known; " +
                "add azure-native:web:WebApp in simulation/\n",
        ]);
    });

    it.each([
        [{ outcomes: [], ok: true, changes: false }, false, /has no pending operations; .* run again with --unlock\n$/],
        [{ outcomes: [], ok: true, changes: true }, false, /then run "pulumi up"\n$/],
        [{ outcomes: [], ok: true, changes: true }, true, /nothing was changed\n$/],
        [{ outcomes: [], ok: false, changes: false }, false, /^Stack dev is as it was: /],
    ])("ends with what is next: %j %s", (recovery, dryRun, text) => {
        expect(recoveryClosing("dev", recovery, dryRun)).toMatch(text);
    });
});
