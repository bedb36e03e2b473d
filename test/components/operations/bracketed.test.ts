import * as eventhub from "@pulumi/azure-native/eventhub";
import { describe, expect, it } from "vitest";
import { bracketed } from "../../../components";
import { stepSchema, type ArmActionStep } from "../../../steps/contract";
import type { PlanResource } from "../../../preview/plan";
import { waitsFor } from "../invariants";
import { listed, one, recorded } from "../../support/recording";

const namespace = "/subscriptions/s/resourceGroups/r/providers/Microsoft.EventHub/namespaces/n";
const type = "azure-native:eventhub:EventHub";
const state = "properties.status";
const hub = (partitionCount = 1, started?: boolean) =>
    bracketed(
        "daily",
        {
            target: "streaming/daily",
            resourceId: `${namespace}/eventhubs/daily`,
            apiVersion: "2024-01-01",
            stop: { action: "stop", state, reached: ["Disabled"] },
            start: { action: "start", state, reached: ["Active"] },
            inputs: { resourceGroupName: "r", namespaceName: "n", eventHubName: "daily", partitionCount },
            started,
        },
        (inputs, opts) => new eventhub.EventHub("daily", inputs, opts),
        {},
    );

const environmentOf = (made: PlanResource[], name: string) =>
    one(made, "command:local:Command", name).inputs.environment as Record<string, string>;
const argumentsOf = (made: PlanResource[], name: string) =>
    (stepSchema.parse(JSON.parse(environmentOf(made, name).STEP ?? "")) as ArmActionStep).arguments;

describe("bracketed", () => {
    it("stops, makes and starts, in this order", async () => {
        const made = await recorded(() => hub());
        expect(listed(made)).toEqual([
            "Command daily-start",
            "Command daily-stop",
            "DeploymentStep daily-start",
            "DeploymentStep daily-stop",
            "EventHub daily",
            "Sleep daily-change",
        ]);
        expect(waitsFor(one(made, "command:local:Command", "daily-stop"))).toContain("Sleep daily-change");
        expect(waitsFor(one(made, type))).toContain("Command daily-stop");
        expect(waitsFor(one(made, "command:local:Command", "daily-start"))).toContain("EventHub daily");
    });

    it("stops and never starts what is to stay stopped", async () => {
        const made = await recorded(() => hub(1, false));
        expect(listed(made)).toEqual([
            "Command daily-stop",
            "DeploymentStep daily-stop",
            "EventHub daily",
            "Sleep daily-change",
        ]);
        expect(waitsFor(one(made, type))).toContain("Command daily-stop");
    });

    it("runs both steps again when any input changes", async () => {
        const [before, after] = [await recorded(() => hub(1)), await recorded(() => hub(2))];
        for (const name of ["daily-stop", "daily-start"]) {
            expect(environmentOf(before, name).INPUTS).toMatch(/^[0-9a-f]{64}$/);
            expect(environmentOf(after, name).INPUTS).not.toBe(environmentOf(before, name).INPUTS);
        }
    });

    it("starts again after every stop, also where the inputs are those of the last start", async () => {
        const made = await recorded(() => hub());
        expect(argumentsOf(made, "daily-start").follows).toEqual(["INPUTS", "ANNOUNCED", "STOPPED"]);
        const { ANNOUNCED, STOPPED, INPUTS } = environmentOf(made, "daily-start");
        expect(STOPPED).toMatch(/^armAction .*: done, at 2026-/);
        expect(ANNOUNCED).toBe("sleep-daily-change");
        expect(one(made, "time:index/sleep:Sleep").inputs).toEqual({
            createDuration: "0s",
            triggers: { inputs: INPUTS },
        });
    });

    it("stops what does not exist without an error, and stops before a deletion", async () => {
        const made = await recorded(() => hub());
        expect(argumentsOf(made, "daily-stop")).toMatchObject({ absent: "succeed" });
        expect(argumentsOf(made, "daily-start")).toMatchObject({ absent: "fail", inverse: { action: "stop" } });
        expect(one(made, "command:local:Command", "daily-start").inputs.delete).toBe("undo");
    });
});
