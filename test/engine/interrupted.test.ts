import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../simulation/engine/session";
import { interruptAt, type InterruptionPoint } from "../../simulation/recovery/interruption";
import { pendingOf } from "../../simulation/recovery/pending";
import { recover } from "../../simulation/recovery/recover";
import { simulatedBackend } from "../../simulation/recovery/simulated";
import { differing, pictureOf } from "../../simulation/rehearsal/comparison";
import { openScenario } from "./support/stage";
import { engineMissing } from "./support/tools";

// Roles, waits, parts that Azure makes automatically, and a workspace that is made in half an hour.
const stack = "machine-learning-minimal";
// Two at a time wait for each other here, on machines that have other work.
const patience = 600_000;

/** A point in the run: the create of that number, of a type or of all. */
function point(moment: InterruptionPoint["moment"], type?: string, call = 1): InterruptionPoint {
    return { moment, call, type };
}

const network = "azure-native:network:VirtualNetwork";
const role = "azure-native:authorization:RoleAssignment";
const workspace = "azure-native:machinelearningservices:Workspace";

const points: [string, InterruptionPoint][] = [
    ["before the first object", point("before")],
    ["after the first object", point("after")],
    ["before an object that others need", point("before", network)],
    ["after the fiftieth object", point("after", undefined, 50)],
    ["before a role is given", point("before", role)],
    ["after a role is given", point("after", role)],
    ["after a wait", point("after", "time:index/sleep:Sleep")],
    ["before an object that Azure makes automatically", point("before", "azure-native:storage:BlobServiceProperties")],
    ["before a workspace is made", point("before", workspace)],
    ["after a workspace is made", point("after", workspace)],
];

// To refuse takes another run: two points stand for all.
const refused = points.filter(([name]) => name === "after a role is given" || name === "after a workspace is made");

/** What the state holds, by URN; a provider's id is another one each time, and that of a wait that was recreated. */
async function idsOf(session: Session): Promise<[string, string | undefined][]> {
    const resources = await session.state(stack);
    return resources
        .map(({ urn, type, id }): [string, string | undefined] => [urn, /^(pulumi|time):/.test(type) ? undefined : id])
        .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Processes that run, with their parents; those that ended and wait to be noticed are left out. */
function processes(): [number, number][] {
    const rows = execFileSync("ps", ["-eo", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
    const parts = rows.map((row) => row.trim().split(/\s+/)).filter(([, , state]) => !state?.startsWith("Z"));
    return parts.map(([pid, parent]) => [Number(pid), Number(parent)]);
}

function descendants(pids: readonly number[], all = processes()): number[] {
    const children = all.filter(([, parent]) => pids.includes(parent)).map(([pid]) => pid);
    return children.length === 0 ? [] : [...children, ...descendants(children, all)];
}

async function undisturbed() {
    const { session, cloud } = await openScenario(stack);
    try {
        const run = await session.run("up", stack);
        expect(run.errors).toEqual([]);
        return { ids: await idsOf(session), picture: pictureOf(cloud.store) };
    } finally {
        session.close();
    }
}

/** A stage on which a run was killed. */
async function interrupted(at: InterruptionPoint, of = stack) {
    const { session, cloud } = await openScenario(of, { savesEachStep: true });
    const started = new Set<number>();
    session.plugins.observer = () => {
        if (started.size === 0) {
            for (const pid of descendants([...session.plugins.engines])) {
                started.add(pid);
            }
        }
    };
    const interruption = interruptAt(session.plugins, at);
    const run = await session.run("up", of);
    await interruption.settled();
    return {
        session,
        cloud,
        run,
        urn: interruption.at?.urn,
        started,
        backend: simulatedBackend(session, cloud, of),
    };
}

type Expected = Awaited<ReturnType<typeof undisturbed>>;
type Interrupted = Awaited<ReturnType<typeof interrupted>>;

async function recoverAndCompare({ session, cloud, run, urn, backend }: Interrupted, expected: Expected) {
    expect(run.ok).toBe(false);
    expect(pendingOf(await backend.state()).map((operation) => operation.urn)).toContain(urn);
    const recovery = await recover(backend, { unlock: true });
    expect(recovery.ok).toBe(true);
    const again = await session.run("up", stack);
    expect(again.errors).toEqual([]);
    expect(await idsOf(session)).toEqual(expected.ids);
    expect(differing(expected.picture, pictureOf(cloud.store))).toEqual([]);
    expect((await backend.state()).pending_operations ?? []).toEqual([]);
}

let lanes: Promise<unknown>[] = [];

/** Does no more than two things at a time: the CI host has two cores. */
async function inTurn(work: () => Promise<void>): Promise<void> {
    const [first = Promise.resolve(), second = Promise.resolve()] = lanes;
    const mine = first.then(work);
    lanes = [second, mine.catch(() => undefined)];
    await mine;
}

describe.skipIf(engineMissing)("A run that is killed", () => {
    let expected: Expected;
    beforeAll(async () => {
        expected = await undisturbed();
    }, patience);

    it.concurrent.each(points)("%s is recovered", { timeout: patience }, (name, at) =>
        inTurn(async () => {
            const context = await interrupted(at);
            try {
                if (refused.some(([each]) => each === name)) {
                    await expect(recover(context.backend)).rejects.toThrow(
                        /^Stack machine-learning-minimal is locked:/,
                    );
                    await context.backend.cancel();
                    const { errors } = await context.session.run("up", stack);
                    const text = errors.map(({ message }) => message).join("\n");
                    expect(text).toContain("cannot create already existing resource");
                }
                await recoverAndCompare(context, expected);
            } finally {
                context.session.close();
            }
        }),
    );

    it("while Databricks makes something is left as it is, with what to do", { timeout: patience }, async () => {
        const group = "databricks:index/group:Group";
        const { session, backend } = await interrupted(point("after", group), "shared");
        try {
            await backend.cancel();
            const before = await backend.state();
            const { ok, outcomes } = await recover(backend);
            expect(ok).toBe(false);
            const unknown = outcomes.filter(({ outcome }) => outcome === "unknown");
            expect(unknown.map(({ type }) => type)).toContain(group);
            for (const { reason } of unknown) {
                expect(reason).toContain("pulumi refresh --clear-pending-creates");
            }
            expect(await backend.state()).toEqual(before);
        } finally {
            session.close();
        }
    });

    it("leaves no process behind", { timeout: patience }, async () => {
        const { session, started } = await interrupted(point("before"));
        try {
            // The language host, the program and a plug-in.
            expect(started.size).toBeGreaterThanOrEqual(3);
            await expect.poll(() => processes().filter(([pid]) => started.has(pid)), { timeout: 60_000 }).toEqual([]);
        } finally {
            session.close();
        }
    });
});
