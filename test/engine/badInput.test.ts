import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../simulation/engine/session";
import type { Cloud } from "../../simulation/cloud/cloud";
import { openScenario, registeredBy } from "./support/stage";
import { engineMissing } from "./support/tools";

// The smallest stack with a role and a wait in it; the hub where a rule or a number of resources matters.
const stack = "network-minimal";

async function inScenario(
    work: (context: { session: Session; cloud: Cloud }) => Promise<void>,
    of = stack,
): Promise<void> {
    const context = await openScenario(of, { savesEachStep: true, stackTraces: true });
    try {
        await work(context);
    } finally {
        context.session.close();
    }
}

describe.skipIf(engineMissing)("The engine", { timeout: 300_000 }, () => {
    it("shows what is wrong with the settings, all of it, and no stack trace", () =>
        inScenario(async ({ session, cloud }) => {
            session.project.set(stack, "naming", "prefix", "Not A Prefix");
            session.project.set(stack, "protection", "protectData", "long");
            const run = await session.run("up", stack);
            const asProviderError = run.errors.map(({ message }) => message).join("\n");
            expect(run.ok).toBe(false);
            expect(asProviderError).toContain('naming.prefix: found "Not A Prefix"; must be');
            expect(asProviderError).toContain('protection.protectData: found "long"; must be');
            expect(asProviderError).not.toMatch(/^\s+at .*\.[jt]s:\d+/m);
            expect(cloud.store.all()).toEqual([]);
        }));

    it("stops at a setting that breaks a mandatory rule, before anything is made", () =>
        inScenario(async ({ session, cloud }) => {
            session.project.set("shared", "protection", "protectData", false);
            const run = await session.run("preview", "shared", { policies: true });
            const broken = run.policy.filter(({ level }) => level === "mandatory");
            expect(run.ok).toBe(false);
            expect(broken.length).toBeGreaterThan(0);
            expect(broken[0]?.message).toMatch(/protect/);
            expect(cloud.store.all()).toEqual([]);
            expect(await session.state("shared")).toEqual([]);
        }, "shared"));

    it("says what to do when the passphrase is wrong, and changes nothing", () =>
        inScenario(async ({ session, cloud }) => {
            expect(await session.run("up", stack)).toMatchObject({ ok: true });
            const before = cloud.store.all();
            const run = await session.run("destroy", stack, { passphrase: "another" });
            expect(run).toMatchObject({ ok: false, advice: [expect.stringContaining("PULUMI_CONFIG_PASSPHRASE")] });
            expect(cloud.store.all()).toEqual(before);
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
        }));

    it("says what to do when the state is cut in half; with its copy put back nothing is lost", () =>
        inScenario(async ({ session }) => {
            expect(await session.run("up", stack)).toMatchObject({ ok: true });
            const file = path.join(session.folder, "backend/.pulumi/stacks", session.project.name, `${stack}.json`);
            const state = readFileSync(file);
            writeFileSync(file, state.subarray(0, state.length / 2));
            const run = await session.run("up", stack);
            expect(run).toMatchObject({ ok: false, advice: [expect.stringContaining("state is damaged")] });
            expect(run.steps).toEqual([]);
            writeFileSync(file, state);
            expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });
        }));

    it("says what to do when a plug-in dies in the middle; the next up completes", () =>
        inScenario(async ({ session }) => {
            let creates = 0;
            session.plugins.observer = ({ method, moment }) => {
                if (method !== "create" || moment !== "before" || ++creates !== 10) {
                    return;
                }
                session.plugins.kill();
                throw new Error("died"); // before it asked the cloud for anything
            };
            const run = await session.run("up", stack);
            expect(run).toMatchObject({ ok: false, advice: [expect.stringContaining("plug-in ended in the middle")] });
            session.plugins.observer = () => undefined;
            const again = await session.run("up", stack);
            expect(again.errors).toEqual([]);
            expect(again.ok).toBe(true);
        }));

    it("says what to do when a plug-in dies between making a resource and telling of it", () =>
        inScenario(async ({ session }) => {
            let creates = 0;
            session.plugins.observer = ({ method, moment }) => {
                if (method === "create" && moment === "after" && ++creates === 10) {
                    session.plugins.kill();
                }
            };
            expect(await session.run("up", stack)).toMatchObject({ ok: false });
            session.plugins.observer = () => undefined;
            const again = await session.run("up", stack);
            const existing = again.errors.filter(({ message }) => message.includes("cannot create already existing"));
            expect(existing.length).toBeGreaterThan(0);
            expect(again.advice).toEqual([expect.stringContaining("pulumi import")]);
        }));

    it("lets no other run touch a stack that is being changed", () =>
        inScenario(async ({ session }) => {
            await session.stack(stack);
            const runs = await Promise.all([session.run("up", stack), session.run("up", stack)]);
            const [won, lost] = runs.sort((a, b) => Number(b.ok) - Number(a.ok));
            expect(won).toMatchObject({ ok: true });
            expect(lost).toMatchObject({ ok: false, advice: [expect.stringContaining("Another run holds the stack")] });
        }));

    it("serves two rehearsals at once, each with a cloud of its own", async () => {
        await Promise.all(
            [1, 2].map(() =>
                inScenario(async ({ session }) => {
                    expect(await session.run("up", stack)).toMatchObject({
                        ok: true,
                        changes: { create: await registeredBy(stack) },
                    });
                }),
            ),
        );
    });
});
