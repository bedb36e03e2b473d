import { describe, expect, it } from "vitest";
import type { SchedulePlan } from "../../components/data-factory/checks";
import { at } from "../../simulation/core/ids";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { ended } from "./support/calls";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "ingestTrigger";
const subscriptionId = "00000000-0000-4000-8000-000000000001";
const trigger = "azure-native:datafactory:Trigger";
const daily = { kind: "daily", time: "03:30", timeZone: "W. Europe Standard Time" } as const;
const windows = { kind: "tumblingWindow", windowMinutes: 60, startTime: "2027-01-01T00:00Z" } as const;

/** Runs `up` with a schedule; answers what it did and in which states the triggers are then. */
async function up(stage: ProgramStage, schedule: SchedulePlan) {
    const { session, cloud } = stage;
    session.project.set(stack, "settings", "schedule", schedule);
    const calls = ended(stage, [trigger, "command:local:Command"]);
    expect(await session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
    const states = cloud.store.ofType(trigger).map(({ outputs }) => at(outputs.properties, "runtimeState"));
    expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
    return { calls, states };
}

async function withIngest(schedule: SchedulePlan, work: (stage: ProgramStage) => Promise<void>): Promise<void> {
    const stage = await openProgram(stack, { subscriptionId, schedule });
    try {
        await work(stage);
        expect(await stage.session.run("destroy", stack)).toMatchObject({ ok: true, errors: [] });
        expect(leftovers(stage.cloud.store)).toEqual([]);
    } finally {
        stage.close();
    }
}

describe.skipIf(engineMissing)("The trigger of an ingest", { timeout: 300_000 }, () => {
    it("stays stopped or runs as it is set, and changes in either state", () =>
        withIngest(daily, async (stage) => {
            expect((await up(stage, daily)).states).toEqual(["Started"]);
            expect(await up(stage, { ...daily, started: false })).toEqual({
                calls: ["delete erp-daily-trigger-start"],
                states: ["Stopped"],
            });
            expect(await up(stage, { ...daily, time: "04:30", started: false })).toEqual({
                calls: ["update erp-daily-trigger-stop", "update erp-daily-trigger"],
                states: ["Stopped"],
            });
            expect(await up(stage, { ...daily, time: "04:30" })).toEqual({
                calls: ["create erp-daily-trigger-start"],
                states: ["Started"],
            });
            expect((await up(stage, { ...daily, started: false })).states).toEqual(["Stopped"]);
        }));

    it("by windows is changed in place, or replaced where Azure never changes it, and gives way to another kind", () =>
        withIngest(windows, async (stage) => {
            expect((await up(stage, windows)).states).toEqual(["Started"]);
            expect(await up(stage, { ...windows, delayMinutes: 15 })).toEqual({
                calls: [
                    "update erp-window-trigger-stop",
                    "update erp-window-trigger",
                    "update erp-window-trigger-start",
                ],
                states: ["Started"],
            });
            const replaced = await up(stage, { ...windows, windowMinutes: 90 });
            expect(replaced).toEqual({
                calls: [
                    "update erp-window-trigger-stop",
                    "delete erp-window-trigger",
                    "create erp-window-trigger",
                    "update erp-window-trigger-start",
                ],
                states: ["Started"],
            });
            const later = { ...windows, windowMinutes: 90, startTime: "2027-02-01T00:00Z", started: false };
            expect((await up(stage, later)).states).toEqual(["Stopped"]);
            expect((await up(stage, daily)).states).toEqual(["Started"]);
        }));
});
