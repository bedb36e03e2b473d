import path from "node:path";
import { expect } from "vitest";
import { differences } from "../../../preview/parity";
import { preview } from "../../../preview/preview";
import type { CloudObject } from "../../../simulation/core/types";
import { registrationsIn } from "../../../simulation/engine/trace";
import { armCheck, armCheckMissing } from "../../support/armCheck";

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

/** Expects no error of Azure's published types in the bodies that the cloud received. */
export function expectValidBodies(objects: readonly CloudObject[], folder: string): void {
    if (armCheckMissing) {
        return;
    }
    const received = objects
        .filter(({ origin }) => origin === "call")
        .map(({ id, type, inputs }) => ({ urn: id, type, name: id, custom: true, provider: "azure-native", inputs }));
    expect(armCheck(received, path.join(folder, "received.json"))).toEqual([
        expect.stringContaining("0 errors") as string,
    ]);
}
