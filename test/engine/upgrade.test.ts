import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../simulation/engine/session";
import { unannouncedLosses } from "../support/releaseGate";
import { openScenario, root } from "./support/stage";
import { engineMissing } from "./support/tools";

const releases = path.join(__dirname, "releases");

const changelog = () => readFileSync(path.join(root, "CHANGELOG.md"), "utf8");

async function importRelease(session: Session, version: string, stack: string): Promise<void> {
    const kept = JSON.parse(readFileSync(path.join(releases, version, `${stack}.json`), "utf8")) as never;
    await (await session.stack(stack)).importStack(kept);
}

describe.skipIf(engineMissing)("Today's program on the state of release", { timeout: 300_000 }, () => {
    const cases = readdirSync(releases).flatMap((version) =>
        ["shared", "prod"].map((stack) => [version, stack] as const),
    );

    it.each(cases)(
        "%s, stack %s, replaces and deletes nothing stateful that is not announced",
        async (version, stack) => {
            const { session } = await openScenario(stack);
            try {
                // The hub is upgraded before the environments, which read what it exports.
                if (stack !== "shared") {
                    expect(await session.run("up", "shared")).toMatchObject({ ok: true });
                }
                await importRelease(session, version, stack);
                const run = await session.run("preview", stack);
                expect(run).toMatchObject({ ok: true, errors: [] });
                expect(unannouncedLosses(run.steps, changelog())).toEqual([]);
            } finally {
                session.close();
            }
        },
    );

    it("is refused where it would replace what is protected", async () => {
        const { session } = await openScenario("shared");
        try {
            await importRelease(session, "0.1.0", "shared");
            session.project.set("shared", "naming", "generation", 1);
            const run = await session.run("preview", "shared");
            expect(run.ok).toBe(false);
            expect(run.errors.map(({ message }) => message).join("\n")).toMatch(
                /unable to replace resource .*marked for protection/s,
            );
        } finally {
            session.close();
        }
    });
});
