import type { EngineEvent } from "@pulumi/pulumi/automation";
import { describe, expect, it } from "vitest";
import { emptyRun, note, textOf } from "../../../simulation/engine/run";
import { closingLine, stepLines } from "../../../simulation/rehearsal/report";
import type { ScenarioStep } from "../../../simulation/rehearsal/scenario";

const step = (more: Partial<ScenarioStep> = {}): ScenarioStep => ({
    name: "up",
    ok: true,
    says: "3 create",
    details: [],
    seconds: 12.34,
    ...more,
});

describe("A step as a person reads it", () => {
    it("is a line where it ended well, whatever its details", () => {
        expect(stepLines(step({ details: ["more"] }))).toBe(`ok   up${" ".repeat(32)}   12.3 s  3 create\n`);
    });

    it("has its details where it did not, the first twenty of them", () => {
        const lines = (count: number) =>
            stepLines(step({ ok: false, details: Array.from({ length: count }, (_, i) => `d${i}`) }));
        expect(lines(2)).toBe(`FAIL up${" ".repeat(32)}   12.3 s  3 create\n       d0\n       d1\n`);
        expect(lines(20)).not.toContain("more");
        expect(lines(23)).toMatch(/\n {7}d19\n {7}and 3 more\n$/);
    });
});

describe("The end of a scenario", () => {
    const scenario = { format: "rehearsal/1", stack: "dev" } as const;

    it("says that it ended well, or where it stopped", () => {
        const steps = [step(), step({ name: "destroy", seconds: 8 })];
        expect(closingLine({ ...scenario, ok: true, steps })).toBe("Rehearsal of dev ended well: 2 steps in 20 s\n");
        expect(closingLine({ ...scenario, ok: false, steps })).toBe(
            'Rehearsal of dev stopped at "destroy": 2 steps in 20 s\n',
        );
        expect(closingLine({ ...scenario, ok: false, steps: [] })).toContain('stopped at "the start": 0 steps');
    });
});

const urn = "urn:pulumi:dev::p::azure-native:storage:StorageAccount::lake";
const type = "azure-native:storage:StorageAccount";
const metadata = (op: string, more: object = {}) => ({ op, urn, type, ...more });
// Events have more in them than what is read here.
const event = (content: object) => ({ sequence: 0, timestamp: 0, ...content }) as EngineEvent;
const planned = (op: string, more: object = {}) => event({ resourcePreEvent: { metadata: metadata(op, more) } });
const done = (op: string, more: object = {}) => event({ resOutputsEvent: { metadata: metadata(op, more) } });

function runOf(...events: EngineEvent[]) {
    const run = emptyRun();
    for (const each of events) {
        note(run, each);
    }
    return run;
}

describe("What a run notes of the engine's events", () => {
    it("is every step once, with what differs and what replaces", () => {
        const run = runOf(
            planned("create"),
            done("create"),
            planned("replace", { diffs: ["location"], keys: ["location"] }),
        );
        expect(run.steps).toEqual([
            { op: "create", urn, type, diffs: [], keys: [] },
            { op: "replace", urn, type, diffs: ["location"], keys: ["location"] },
        ]);
    });

    it("is nothing of what stays the same or is only read", () => {
        expect(runOf(planned("same"), done("same"), planned("read")).steps).toEqual([]);
    });

    it("is what a refresh found out, not that it is to look", () => {
        expect(runOf(planned("refresh")).steps).toEqual([]);
        expect(runOf(planned("refresh"), done("update", { diffs: ["tags"] })).steps).toMatchObject([
            { op: "update", diffs: ["tags"] },
        ]);
        expect(runOf(planned("refresh"), done("delete")).steps).toMatchObject([{ op: "delete" }]);
    });

    it("is errors with their resource, warnings without, and what a policy said", () => {
        const say = (severity: string, message: string, more: object = {}) =>
            event({ diagnosticEvent: { severity, message, ...more } });
        const issuesOfRun = {
            policyName: "r",
            enforcementLevel: "advisory",
            resourceUrn: urn,
            message: "<{%fg 1%}>no<{%reset%}>\n",
        };
        const run = runOf(
            say("error", "<{%reset%}>broken<{%reset%}>\n", { urn }),
            say("error", "stopped"),
            say("warning", "old"),
            say("info#err", "chatter"),
            event({ policyEvent: issuesOfRun }),
            event({ summaryEvent: { resourceChanges: { create: 3, same: 1 } } }),
        );
        expect(run.errors).toEqual([
            { urn, message: "broken" },
            { urn: "", message: "stopped" },
        ]);
        expect(run.warnings).toEqual(["old"]);
        expect(run.policy).toEqual([{ rule: "r", level: "advisory", urn, message: "no" }]);
        expect(run.changes).toEqual({ create: 3, same: 1 });
    });
});

describe("A message of the engine", () => {
    it("is read without the marks of its colours, and with every other sign", () => {
        expect(textOf("<{%bold%}>100 % of <{a}> <b><{%reset%}>\n")).toBe("100 % of <{a}> <b>");
    });
});
