import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { differences } from "../../preview/parity";
import { preview } from "../../preview/preview";
import type { ObjectStore } from "../../simulation/core/objects";
import { registrationsIn } from "../../simulation/engine/trace";
import { hubOf } from "../../simulation/rehearsal/initialState";
import { openScenario, root } from "./support/stage";
import { engineMissing } from "./support/tools";

const armCheck = path.join(root, "../shared/arm-check/check.mjs");
const noArmCheck = !existsSync(armCheck) && !process.env.CI;
// Microsoft.Security is not among the types that arm-check has.
const unknownToArmCheck = ["azure-native:security:DefenderForStorage"];

/** What Azure's published types say of the bodies that the cloud received. */
function checkBodies(store: ObjectStore, file: string): { code: number | null; out: string } {
    const received = store
        .all()
        .filter(({ type, origin }) => origin === "call" && !unknownToArmCheck.includes(type))
        .map(({ id, type, inputs }) => ({ urn: id, type, name: id, custom: true, provider: "azure-native", inputs }));
    writeFileSync(file, JSON.stringify({ format: "plan/1", stack: "received", mode: "resolved", resources: received }));
    const { status, stdout } = spawnSync(process.execPath, [armCheck, file], { encoding: "utf8" });
    return { code: status, out: stdout };
}

describe.skipIf(engineMissing)("The preview and the engine", () => {
    it.each(["shared", "dev", "prod"])("are told the same of %s", { timeout: 600_000 }, async (stack) => {
        const { cloud, session } = await openScenario(stack);
        try {
            const hub = hubOf(session.project.config(stack));
            if (hub !== undefined) {
                expect(await session.run("up", hub)).toMatchObject({ ok: true });
            }
            for (const [operation, mode] of [
                ["preview", "preview"],
                ["up", "resolved"],
            ] as const) {
                const traceFile = path.join(session.folder, `${operation}.jsonl`);
                expect(await session.run(operation, stack, { traceFile })).toMatchObject({ ok: true, errors: [] });
                const plan = await preview({ stack, mode });
                const registered = registrationsIn(traceFile);
                expect(registered.length).toBe(plan.resources.length);
                expect(differences(plan, registered)).toEqual([]);
            }
            if (noArmCheck) {
                return;
            }
            expect(checkBodies(cloud.store, path.join(session.folder, "received.json"))).toMatchObject({
                code: 0,
                out: expect.stringContaining("0 errors") as string,
            });
        } finally {
            session.close();
        }
    });
});
