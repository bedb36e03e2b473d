import { describe, expect, it } from "vitest";
import { at } from "../../simulation/core/ids";
import { interruptAt, type InterruptionPoint } from "../../simulation/recovery/interruption";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { done, ended } from "./support/calls";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "bracketedTrigger";
const subscriptionId = "00000000-0000-4000-8000-000000000001";
const trigger = "azure-native:datafactory:Trigger";
const command = "command:local:Command";

async function withTrigger(work: (stage: ProgramStage) => Promise<void>): Promise<void> {
    const stage = await openProgram(stack, { subscriptionId, description: "first" });
    try {
        expect(await stage.session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
        await work(stage);
    } finally {
        stage.close();
    }
}

const describeAs = ({ session }: ProgramStage, text: string) =>
    session.project.set(stack, "settings", "description", text);

/** State and description of the trigger. */
function found({ cloud }: ProgramStage): unknown[] {
    return cloud.store
        .ofType(trigger)
        .map(({ inputs, outputs }) => [
            at(outputs.properties, "runtimeState"),
            at(outputs.properties, "description"),
            at(inputs.properties, "description"),
        ]);
}
const started = (description: string) => [["Started", description, description]];

async function killed(stage: ProgramStage, point: InterruptionPoint): Promise<void> {
    const interruption = interruptAt(stage.session.plugins, point);
    expect(await stage.session.run("up", stack)).toMatchObject({ ok: false });
    await interruption.settled();
    expect(interruption.at).toBeDefined();
    await (await stage.session.stack(stack)).cancel();
}

const points: [string, InterruptionPoint][] = [
    [
        "after it was stopped, which the state does not know",
        { method: "update", moment: "after", type: command, call: 1 },
    ],
    ["before it was changed", { method: "update", moment: "before", type: trigger, call: 1 }],
    ["after it was changed", { method: "update", moment: "after", type: trigger, call: 1 }],
];

describe.skipIf(engineMissing)("A trigger in brackets", { timeout: 300_000 }, () => {
    it("is started once it is made, stopped and started around a change, and leaves nothing", () =>
        withTrigger(async (stage) => {
            const { session, cloud } = stage;
            expect(found(stage)).toEqual(started("first"));
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
            expect(await session.run("refresh", stack)).toMatchObject({ ok: true, errors: [] });
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
            describeAs(stage, "second");
            const changes = ["update daily-stop", "update daily", "update daily-start"];
            expect(done(await session.run("preview", stack), [trigger, command])).toEqual(changes);
            const calls = ended(stage);
            expect(await session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
            expect(calls).toEqual(["create daily-change", ...changes, "delete daily-change"]);
            expect(found(stage)).toEqual(started("second"));
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
            expect(await session.run("destroy", stack)).toMatchObject({ ok: true, errors: [] });
            expect(leftovers(cloud.store)).toEqual([]);
        }));

    it.each(points)("ends started where a run was killed %s, and where the change is taken back", (_when, point) =>
        withTrigger(async (stage) => {
            const { session } = stage;
            describeAs(stage, "second");
            await killed(stage, point);
            expect(await session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
            expect(found(stage)).toEqual(started("second"));
            describeAs(stage, "third");
            await killed(stage, point);
            // Where it was changed, the state does not know yet.
            expect(await session.run("refresh", stack)).toMatchObject({ ok: true, errors: [] });
            describeAs(stage, "second");
            expect(await session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
            expect(found(stage)).toEqual(started("second"));
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
        }),
    );
});
