import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../../../components/data-factory/pipelines/activity";
import * as make from "../../../../components/data-factory/pipelines/activities";
import { expr } from "../../../../components/data-factory/pipelines/expr";
import { pipelineInputs, pipelineJson } from "../../../../components/data-factory/pipelines/pipeline";
import { pipelineIssues } from "../../../../components/data-factory/pipelines/pipelineIssues";
import { web } from "../../../../components/data-factory/pipelines/web";
import { pipelinesOf, valueOf } from "./support/definitions";

const reference = pulumi.output("other");
const failure = (name = "Stop", after?: string[]) => make.fail(name, { message: "no", errorCode: "1", after });
const issues = (activities: Activity[], parts = {}) =>
    pipelineIssues({ name: "p", activities, ...parts }).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);

const every = [
    make.lookup("Look", {
        dataset: { name: reference },
        source: { type: "AzureSqlSource", sqlReaderQuery: "SELECT 1" },
    }),
    make.copy("Copy", {
        from: { name: reference },
        to: { name: reference, parameters: { folder: expr.output("Look").at("firstRow") } },
        source: { type: "AzureSqlSource" },
        sink: { type: "ParquetSink" },
        units: 4,
        after: { Look: ["Succeeded", "Skipped"] },
    }),
    make.deleteFolder("Delete", { dataset: { name: reference } }),
    make.script("Script", {
        linkedServiceName: reference,
        kind: "Query",
        text: "SELECT @a",
        parameters: { a: { type: "Int64", value: 1 } },
        policy: { timeoutMinutes: 90, retries: 2 },
    }),
    make.forEach("Each", { items: expr.parameter("list"), parallel: 5, activities: [failure("InEach")] }),
    make.ifCondition("If", { condition: expr.equals(1, 1), then: [failure("Then")], otherwise: [failure("Else")] }),
    make.switchOn("Switch", { on: expr.runId, cases: { a: [failure("A")] }, otherwise: [failure("Other")] }),
    make.executePipeline("Run", { pipeline: reference, parameters: { x: expr.runId } }),
    make.until("Until", {
        condition: expr.equals(expr.variable("v"), "a"),
        timeoutMinutes: 30,
        activities: [make.wait("Wait", { seconds: 30 })],
    }),
    web("Web", {
        url: "https://management.azure.com/",
        method: "POST",
        resource: "https://management.azure.com/",
    }),
    make.databricksJob("Job", { linkedServiceName: reference, jobId: "7" }),
    make.setVariable("Set", { variable: "v", value: "@a" }),
    failure(),
];
const whole = {
    name: "p",
    parameters: { list: { type: "Array" as const } },
    variables: { v: { type: "String" as const } },
    activities: every,
};

interface Written {
    name: string;
    policy?: { timeout: string };
    typeProperties: Record<string, unknown>;
}

const json = async () =>
    ((await valueOf(pipelineJson(whole))) as { properties: { activities: Written[] } }).properties.activities;

describe("A pipeline", () => {
    it("of every activity is accepted", () => {
        expect(pipelineIssues(whole)).toEqual([]);
    });

    it("has the same properties for azure-native, flat, and in Data Factory's JSON, nested", async () => {
        const flat = (await valueOf(pulumi.output(pipelineInputs(whole).activities))) as unknown as Record<
            string,
            unknown
        >[];
        const lift = (value: unknown): unknown =>
            Array.isArray(value)
                ? value.map(lift)
                : typeof value === "object" && value !== null
                  ? Object.fromEntries(
                        Object.entries(value).flatMap(([key, inner]) =>
                            key === "typeProperties" ? Object.entries(lift(inner) as object) : [[key, lift(inner)]],
                        ),
                    )
                  : value;
        expect(lift(await json())).toEqual(flat);
    });

    it("says timeout, retries and what is hidden of everything that takes a policy", async () => {
        const policies = Object.fromEntries((await json()).map(({ name, policy }) => [name, policy]));
        const shown = { retry: 0, retryIntervalInSeconds: 30, secureInput: false, secureOutput: false };
        expect(policies.Look).toEqual({ timeout: "0.00:10:00", ...shown });
        expect(policies.Script).toEqual({ timeout: "0.01:30:00", ...shown, retry: 2 });
        expect(policies.Web).toMatchObject({ secureInput: true, secureOutput: true });
        const without = Object.keys(policies).filter((name) => policies[name] === undefined);
        expect(without).toEqual(["Each", "If", "Switch", "Run", "Until", "Set", "Stop"]);
    });

    it("writes expressions as such and escapes texts that look like one", async () => {
        const [, copy, , script] = await json();
        expect(copy).toMatchObject({
            dependsOn: [{ activity: "Look", dependencyConditions: ["Succeeded", "Skipped"] }],
            outputs: [{ parameters: { folder: { type: "Expression", value: "@activity('Look').output.firstRow" } } }],
        });
        expect(script?.typeProperties.scripts).toEqual([
            {
                type: "Query",
                text: "SELECT @a",
                parameters: [{ name: "a", type: "Int64", value: 1, direction: "Input" }],
            },
        ]);
        expect((await json()).find(({ name }) => name === "Set")?.typeProperties.value).toBe("@@a");
    });
});

describe("A pipeline is refused", () => {
    const each = (name: string, activities: Activity[]) =>
        make.forEach(name, { items: expr.runId, parallel: 2, activities });
    const when = (name: string, then: Activity[]) => make.ifCondition(name, { condition: expr.equals(1, 1), then });

    it.each([
        ["a loop in a loop", each("A", [each("B", [failure()])]), 'ForEach "B" cannot be in ForEach "A"'],
        ["a loop in a condition", when("A", [each("B", [failure()])]), 'ForEach "B" cannot be in IfCondition "A"'],
        ["a condition in a condition", when("A", [when("B", [failure()])]), 'IfCondition "B" cannot be in IfCondition'],
    ])("with %s", (_what, activity, reason) => {
        expect(issues([activity])).toEqual([expect.stringContaining(`[0]: ${reason}`)]);
    });

    it("not with a condition in a loop", () => {
        expect(issues([each("A", [when("B", [failure()])])])).toEqual([]);
    });

    it("with names that are duplicated, wrong, or of no activity next to it", () => {
        expect(issues([failure("A"), failure("A"), failure("a.b"), failure("C", ["X"])])).toEqual([
            'activities: "A" is duplicated; the name must be unique in the whole pipeline',
            expect.stringContaining('activities[2].name: "a.b" must be 1 to 55 characters'),
            'activities[3].after: "X" is none of the activities next to it (A, A, a.b, C)',
        ]);
    });

    it("where activities wait for each other", () => {
        expect(issues([failure("A", ["B"]), failure("B", ["A"])])).toEqual([
            'activities[0].after: "A" comes after itself',
            'activities[1].after: "B" comes after itself',
        ]);
    });

    it("where an expression reads what there is not, or not yet", () => {
        const set = make.setVariable("Set", {
            variable: "v",
            value: expr.concat(expr.output("Stop"), expr.output("Gone"), expr.parameter("p"), expr.variable("v")),
        });
        expect(issues([set, failure()])).toEqual([
            'Set: refers to activity "Stop", which may not have ended before; let it come after',
            'Set: refers to activity "Gone", which there is not; let it come after',
            'Set: refers to parameter "p", which there is not; add it',
            'Set: refers to variable "v", which there is not; add it',
        ]);
    });

    it("with a copy that is tried again, and numbers out of their range", () => {
        const copying = make.copy("Copy", {
            from: { name: reference },
            to: { name: reference },
            source: {},
            sink: {},
            units: 1,
            policy: { timeoutMinutes: 5, retries: 1, retrySeconds: 1.5 },
        });
        const wide = make.forEach("Each", { items: expr.runId, parallel: 51, activities: [failure()] });
        expect(issues([copying, wide])).toEqual([
            "Copy.units: is 1, must be a whole number from 2 to 256",
            "Copy.policy.timeoutMinutes: is 5, must be a whole number from 10 to 10080",
            "Copy.policy.retries: is 1, must be 0",
            "Copy.policy.retrySeconds: is 1.5, must be a whole number from 30 to 86400",
            "Each.batchCount: is 51, must be a whole number from 1 to 50",
        ]);
    });

    it("above the size that Data Factory stores, and 200 tables are far below it", () => {
        expect(issues([make.fail("A", { message: "x".repeat(205_000), errorCode: "1" })])).toEqual([
            expect.stringMatching(/^activities: the pipeline has 205\d\d\d bytes, at most 204800; split it$/),
        ]);
        const tables = Array.from({ length: 200 }, (_, i) => ({
            name: `Table with a name of some length ${i}`,
            mode: "changeTracking" as const,
            key: ["First", "Second"],
        }));
        expect(pipelineIssues(pipelinesOf("erp", tables).daily)).toEqual([]);
    });
});
