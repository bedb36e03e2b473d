import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { ObjectStore } from "../../../simulation/core/objects";
import type { CloudObject } from "../../../simulation/core/types";
import { findToolchain } from "../../../simulation/engine/toolchain";
import { leftovers } from "../../../simulation/rehearsal/comparison";
import { rehearse } from "../../../simulation/rehearsal/rehearse";
import { expectParity, expectValidBodies } from "./parity";
import { root } from "./stage";

/** What is seen in a stack of which that is known: edits outside and objects that no state holds. */
interface Counts {
    edits: number;
    foreign: number;
}

/** Expects that a rehearsal takes a stack from nothing to nothing, and that its first runs register what the preview shows. */
export async function expectRehearsed(stack: string, { edits, foreign }: Partial<Counts> = {}): Promise<void> {
    const scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-rehearsal-"));
    const [cloudFolder, traceFolder] = [path.join(scratch, "cloud"), path.join(scratch, "trace")];
    try {
        mkdirSync(traceFolder);
        let received: CloudObject[] = [];
        const onStep = ({ name }: { name: string }) => {
            received = name === "up" ? new ObjectStore(cloudFolder).all() : received;
        };
        const toolchain = await findToolchain();
        const { steps } = await rehearse({ stack, root, toolchain, cloudFolder, traceFolder, onStep });
        expect(steps.filter(({ ok }) => !ok)).toEqual([]);
        const says = (name: string) => steps.find((step) => step.name === name)?.says;
        expect(says("up again")).toBe("0 changes");
        expect(says("refresh after edits outside")).toMatch(new RegExp(`^${edits ?? "\\d+"} edits, 0 missed$`));
        expect(says("objects that no state holds")).toMatch(new RegExp(`^${foreign ?? "\\d+"} found$`));
        const hasEndpoint = received.some(({ type }) => type === "azure-native:datafactory:ManagedPrivateEndpoint");
        expect(says("endpoint rejected at its target") ?? "no endpoint").toMatch(
            hasEndpoint ? /^1 warned of; .*; Approved again; 0 objects differ$/ : /^no endpoint$/,
        );
        expect(says("what is left")).toMatch(/^0 objects/);
        expect(leftovers(new ObjectStore(cloudFolder))).toEqual([]);
        await expectParity(stack, traceFolder);
        expectValidBodies(received, traceFolder);
    } finally {
        rmSync(scratch, { recursive: true });
    }
}
