import path from "node:path";
import { describe, expect, it } from "vitest";
import { hubOf } from "../../simulation/rehearsal/initialState";
import { expectParity, expectValidBodies, firstRuns } from "./support/parity";
import { openScenario } from "./support/stage";
import { engineMissing } from "./support/tools";

// A subset of prod, which is rehearsed from beginning to end: what the engine is asked for is compared, and nothing else.
const stack = "dev";

describe.skipIf(engineMissing)("The preview and the engine", () => {
    it(`receive the same of ${stack}`, { timeout: 600_000 }, async () => {
        const { cloud, session } = await openScenario(stack);
        try {
            const hub = hubOf(session.project.config(stack));
            expect(await session.run("up", hub ?? "")).toMatchObject({ ok: true });
            for (const [operation] of firstRuns) {
                const traceFile = path.join(session.folder, `${operation}.jsonl`);
                expect(await session.run(operation, stack, { traceFile })).toMatchObject({ ok: true, errors: [] });
            }
            await expectParity(stack, session.folder);
            expectValidBodies(cloud.store.all(), session.folder);
        } finally {
            session.close();
        }
    });
});
