import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolvedBackend } from "../../preview/backends";
import { compare } from "../../preview/comparison/compare";
import type { Plan } from "../../preview/plan";
import { record } from "../../preview/recording/record";
import { at } from "../../simulation/core/ids";
import { typeAndName } from "../../simulation/core/urns";
import { unitAccount } from "../support/recording";
import { planWith } from "../preview/comparison/plans";
import { program } from "./programs/bracketedTrigger";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "bracketedTrigger";
const { subscriptionId } = unitAccount;
const trigger = "azure-native:datafactory:Trigger";

const stateOf = ({ cloud }: ProgramStage) =>
    cloud.store.ofType(trigger).map(({ outputs }) => at(outputs.properties, "runtimeState"));

/** As somebody does in the portal. */
function stopByHand({ cloud }: ProgramStage): void {
    const [{ id } = { id: "" }] = cloud.store.ofType(trigger);
    cloud.act(id, "stop");
}

/** As somebody does in the portal, who stops and starts it again. */
function changeByHand({ cloud }: ProgramStage): void {
    for (const { id, type, inputs } of cloud.store.ofType(trigger)) {
        cloud.act(id, "stop");
        cloud.put({
            ...{ type, logicalName: "daily", caller: { subscriptionId, tenantId: "t-1" } },
            inputs: { ...inputs, properties: { ...(inputs.properties as object), description: "by hand" } },
        });
        cloud.act(id, "start");
    }
}

async function urnOf({ session }: ProgramStage, name: string): Promise<string> {
    const found = (await session.state(stack)).find(
        ({ type, urn }) => type === "command:local:Command" && typeAndName(urn).name === name,
    );
    return found?.urn ?? "";
}

const ofStack = ({ session }: ProgramStage) => session.stack(stack);

/** The program as it registers with a description. */
async function planOf(description: string): Promise<Plan> {
    const { resources } = await record({
        ...{ project: "program", stack, mode: "resolved" },
        config: { "program:settings": JSON.stringify({ subscriptionId, description }) },
        program,
        backend: resolvedBackend(unitAccount, {}),
    });
    return planWith(...resources.map(({ shown }) => shown));
}

// What docs/runbooks/steps.md says of running a step again. One stack for all: each test but the last leaves it as it was.
describe.skipIf(engineMissing)("A step that is to run again", { timeout: 300_000 }, () => {
    let stage: ProgramStage;
    beforeAll(async () => {
        stage = await openProgram(stack, { subscriptionId, description: "first" });
        expect(await stage.session.run("up", stack)).toMatchObject({ ok: true, errors: [] });
    }, 300_000);
    afterAll(() => stage.close());

    it("changes as a comparison of the plans says", async () => {
        const { session } = stage;
        session.project.set(stack, "settings", "description", "second");
        const { steps } = await session.run("preview", stack);
        session.project.set(stack, "settings", "description", "first");
        const { changes } = compare(await planOf("first"), await planOf("second"), "main");
        const expected = steps
            .filter(({ type }) => !/^(azure-ml-platform|pulumi:pulumi):/.test(type))
            .map(({ op, urn }) => `${/replace/.test(op) ? "replace" : op} ${typeAndName(urn).name}`);
        expect(new Set(expected).size).toBe(4);
        expect(changes.map(({ action, name }) => `${action} ${name}`).sort()).toEqual([...new Set(expected)].sort());
        expect(changes.flatMap(({ name, step }) => (step ? [name] : []))).toEqual(["daily-stop", "daily-start"]);
    });

    it("does where its stop is replaced, after which the start follows", async () => {
        stopByHand(stage);
        expect(await stage.session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
        expect(stateOf(stage)).toEqual(["Stopped"]);
        await (await ofStack(stage)).up({ replace: [await urnOf(stage, "daily-stop")] });
        expect(stateOf(stage)).toEqual(["Started"]);
        expect(await stage.session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
    });

    it("puts right what somebody changed in a trigger that runs, which an ordinary run is refused", async () => {
        const { session } = stage;
        changeByHand(stage);
        expect(await session.run("refresh", stack)).toMatchObject({ ok: true });
        const { ok, errors } = await session.run("up", stack);
        expect([ok, errors.map(({ message }) => message).join()]).toEqual([
            false,
            expect.stringContaining("the trigger needs to be disabled first"),
        ]);
        await (await ofStack(stage)).up({ replace: [await urnOf(stage, "daily-stop")] });
        expect(stateOf(stage)).toEqual(["Started"]);
        expect(await session.run("refresh", stack)).toMatchObject({ ok: true });
        expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
    });

    it("does not as a target, and a stop that is the only target leaves the resource stopped until the next run", async () => {
        stopByHand(stage);
        await (await ofStack(stage)).up({ target: [await urnOf(stage, "daily-start")] });
        expect(stateOf(stage)).toEqual(["Stopped"]);
        const stop = await urnOf(stage, "daily-stop");
        await (await ofStack(stage)).up({ target: [stop], replace: [stop] });
        expect(stateOf(stage)).toEqual(["Stopped"]);
        expect(await stage.session.run("up", stack)).toMatchObject({ ok: true });
        expect(stateOf(stage)).toEqual(["Started"]);
    });

    it("is undone where it is replaced itself and has an inverse", async () => {
        await (await ofStack(stage)).up({ replace: [await urnOf(stage, "daily-start")] });
        expect(stateOf(stage)).toEqual(["Stopped"]);
    });
});
