import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { differences } from "../../../preview/parity";
import { preview } from "../../../preview/preview";
import type { CloudObject } from "../../../simulation/core/types";
import { registrationsIn } from "../../../simulation/engine/trace";
import { root } from "./stage";

/** What the engine does first to a stack, and the mode of the preview that registers the same. */
export const firstRuns = [
    ["preview", "preview"],
    ["up", "resolved"],
] as const;

/** Expects that the engine was asked to register the same as a preview shows, in both modes; the folder holds a trace of each. */
export async function expectParity(stack: string, traceFolder: string): Promise<void> {
    for (const [operation, mode] of firstRuns) {
        const plan = await preview({ stack, mode });
        const registered = registrationsIn(path.join(traceFolder, `${operation}.jsonl`));
        expect(registered.length).toBe(plan.resources.length);
        expect(differences(plan, registered)).toEqual([]);
    }
}

const armCheck = path.join(root, "../shared/arm-check/check.mjs");
// Microsoft.Security is not among the types that arm-check has.
const unknownToArmCheck = ["azure-native:security:DefenderForStorage"];

/** Expects no error of Azure's published types in the bodies that the cloud received. */
export function expectValidBodies(objects: readonly CloudObject[], folder: string): void {
    if (!existsSync(armCheck) && !process.env.CI) {
        return;
    }
    const received = objects
        .filter(({ type, origin }) => origin === "call" && !unknownToArmCheck.includes(type))
        .map(({ id, type, inputs }) => ({ urn: id, type, name: id, custom: true, provider: "azure-native", inputs }));
    const file = path.join(folder, "received.json");
    writeFileSync(file, JSON.stringify({ format: "plan/1", stack: "received", mode: "resolved", resources: received }));
    const { status, stdout } = spawnSync(process.execPath, [armCheck, file], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("0 errors") as string });
}
