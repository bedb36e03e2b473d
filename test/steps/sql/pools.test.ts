import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { PoolKind } from "../../../steps/contract";
import { applyScripts, compareScripts } from "../../../steps/sql/appliedScripts";
import { keeperOf } from "../../../steps/sql/keepers/keeperOf";
import type { Script } from "../../../steps/sql/scripts";
import { SqlError } from "../../../steps/sql/session";
import { changeUsers, compareUsers } from "../../../steps/sql/sqlUsers";
import type { StatedUser } from "../../../steps/sql/userChanges";
import type { FakeDatabase } from "../support/database";
import { FakeDedicatedPool, FakeServerlessPool } from "../support/pools";

const script = (name: string, ...texts: string[]): Script => ({
    path: `workloads/sql/${name}.sql`,
    sha256: name.padEnd(64, "0"),
    batches: texts.map((text, i) => ({ text, line: i + 1 })),
    transactional: true,
});
const [first, second] = [script("a", "CREATE VIEW a"), script("b", "ALTER VIEW b", "SELECT 'it''s'")];
const user = (name: string, more: Partial<StatedUser> = {}): StatedUser => ({
    name,
    sid: `0x${name.charCodeAt(0)}`.padEnd(34, "0"),
    type: "E",
    roles: ["db_datareader"],
    grants: [],
    ...more,
});

function runOf(database: FakeDatabase, pool: PoolKind, holder = "run-1", named = "warehouse") {
    const session = database.session();
    const waits: number[] = [];
    const keeper = keeperOf(
        session,
        { pool, database: named },
        {
            holder,
            wait: (seconds) => {
                waits.push(seconds);
                if (database instanceof FakeDedicatedPool) {
                    database.minute += seconds / 60;
                }
                return Promise.resolve();
            },
        },
    );
    const place = { session, keeper, pool };
    return {
        waits,
        apply: (...scripts: Script[]) => applyScripts(session, keeper, scripts),
        verify: (...scripts: Script[]) => compareScripts(keeper, scripts),
        users: (...users: StatedUser[]) => changeUsers(place, "synapse/warehouse", users),
        verifyUsers: (...users: StatedUser[]) => compareUsers(place, "synapse/warehouse", users),
    };
}

const made = { dedicated: () => new FakeDedicatedPool(), serverless: () => new FakeServerlessPool() };

describe.each(["dedicated", "serverless"] as const)("Steps of a %s pool", (pool) => {
    it("apply scripts in order without a transaction, and once", async () => {
        const database = made[pool]();
        const { apply, verify } = runOf(database, pool);
        expect(await verify(first, second)).toEqual({
            text: `not applied as it is now: ${first.path}, ${second.path}`,
            differs: true,
        });
        expect(await apply(first, second)).toEqual({ text: `applied 2 of 2: ${first.path}, ${second.path}` });
        expect(database.tables.applied).toEqual(["CREATE VIEW a", "ALTER VIEW b", "SELECT 'it''s'"]);
        expect(await apply(first, second)).toEqual({ text: "2 scripts are applied already, nothing done" });
        expect(await verify(first, second)).toEqual({ text: "2 scripts are applied" });
        const changed = { ...second, sha256: "c".repeat(64) };
        expect(await apply(first, changed)).toEqual({ text: `applied 1 of 2: ${second.path}` });
        expect(await verify(first, changed)).toEqual({ text: "2 scripts are applied" });
    });

    it("keep what is done where a script fails, and go on there", async () => {
        const database = made[pool]();
        database.failure = { at: /it''s/, error: new SqlError("wrong", 207, 1) };
        const { apply } = runOf(database, pool);
        await expect(apply(first, second)).rejects.toThrow(`${second.path}:2: 207 wrong; mend the script`);
        expect(await apply(first, second)).toEqual({ text: `applied 1 of 2: ${second.path}` });
    });

    it("say where the pool is paused that no script is wrong", async () => {
        const database = made[pool]();
        database.failure = {
            at: /VIEW a/,
            error: new SqlError("Can not connect to the SQL pool since it is paused.", 42108),
        };
        await expect(runOf(database, pool).apply(first)).rejects.toThrow(
            "resume it first: by the pipeline that resumes it",
        );
    });

    it("make users, change them and drop those that they made and no others, at whatever statement a run ends", async () => {
        const database = made[pool]();
        const { users, verifyUsers } = runOf(database, pool);
        expect((await users(user("x"), user("y's"))).text).toMatch(/^created x, gave role .* created y's, gave role/);
        expect((await users(user("x"), user("y's"))).text).toBe("2 users are as stated already, nothing done");
        expect(await verifyUsers(user("x"), user("y's"))).toEqual({ text: "2 users are as stated" });
        database.tables.principals.push({ name: "other", sid: "0x7a", type: "E" });
        const statements = database.sent.length;
        await users();
        const spent = database.sent.length - statements;
        expect(database.tables.principals.map(({ name }) => name)).toEqual(expect.arrayContaining(["dbo", "other"]));
        expect(database.tables.principals).toHaveLength(5);
        for (let at = 1; at <= 3 * spent; at++) {
            await endAt(database, at, () => runOf(database, pool).users(user("x"), user("y's")));
            await users(user("x"), user("y's"));
            expect(await verifyUsers(user("x"), user("y's")), `made, ended at ${at}`).not.toHaveProperty("differs");
            await endAt(database, at, () => runOf(database, pool).users());
            await users();
            expect(database.tables.principals, `dropped, ended at ${at}`).toHaveLength(5);
        }
    });

    it("record nothing in master, where scripts are applied each time", async () => {
        const database = made[pool]();
        const { apply, verify } = runOf(database, pool, "run-1", "master");
        await apply(first);
        expect(await apply(first)).toEqual({ text: `applied 1 of 1: ${first.path}` });
        expect(await verify(first)).toEqual({
            text: expect.stringContaining("nothing is recorded in master") as string,
        });
        expect(database.sent.filter((text) => text.includes("platform"))).toEqual([]);
    });
});

/** Does work until so many statements are sent; then every further one of it fails, as when a runner is killed. */
async function endAt(database: FakeDatabase, statements: number, work: () => Promise<unknown>): Promise<void> {
    const run = database.run.bind(database);
    let left = statements;
    database.run = (text, parameters) => {
        if (left-- <= 0) {
            throw new SqlError("The connection is gone.");
        }
        return run(text, parameters);
    };
    await work().catch(() => undefined);
    database.run = run;
}

describe("Two steps at once", () => {
    it("of a dedicated pool: the second waits until the first has ended", async () => {
        const database = new FakeDedicatedPool();
        const other = runOf(database, "dedicated", "run-2");
        let second: Promise<unknown> | undefined;
        const run = database.run.bind(database);
        database.run = (text, parameters) => {
            if (text === "CREATE VIEW a") {
                second ??= other.apply(first);
            }
            return run(text, parameters);
        };
        await runOf(database, "dedicated").apply(first);
        await second;
        expect(other.waits.length).toBeGreaterThan(0);
        expect(database.tables.applied).toEqual(["CREATE VIEW a"]);
    });

    it("of a dedicated pool: the second ends after ten minutes, and takes over from one that stopped after its time", async () => {
        const database = new FakeDedicatedPool();
        await endAt(database, 8, () => runOf(database, "dedicated").apply(first));
        expect(database.lock).toEqual([{ holder: "run-1", until: 45 }]);
        const other = runOf(database, "dedicated", "run-2");
        await expect(other.apply(first)).rejects.toThrow(
            "another step has worked on the pool for ten minutes, or stopped and keeps it until minute 45 UTC",
        );
        database.minute = 45;
        expect((await other.apply(first)).text).toContain("applied 1 of 1");
        expect(database.lock).toEqual([{ holder: null, until: 0 }]);
    });

    it("of a dedicated pool: the next session of the same run goes on at once", async () => {
        const database = new FakeDedicatedPool();
        await endAt(database, 8, () => runOf(database, "dedicated").apply(first));
        const again = runOf(database, "dedicated");
        await again.apply(first);
        expect(again.waits).toEqual([]);
    });

    it("of a dedicated pool: one that was taken over from does nothing more", async () => {
        const database = new FakeDedicatedPool();
        const run = database.run.bind(database);
        database.run = (text, parameters) => {
            if (text === "CREATE VIEW a") {
                database.lock = [{ holder: "run-2", until: 99 }];
            }
            return run(text, parameters);
        };
        await expect(runOf(database, "dedicated").apply(first, second)).rejects.toThrow("another step has taken over");
        expect(database.tables.applied).toEqual(["CREATE VIEW a"]);
        expect(database.lock).toEqual([{ holder: "run-2", until: 99 }]);
    });

    it("of a dedicated pool: who has not all rows of the lock has none", async () => {
        const database = new FakeDedicatedPool();
        database.lock = [
            { holder: null, until: 0 },
            { holder: "run-2", until: 45 },
        ];
        await expect(runOf(database, "dedicated").apply(first)).rejects.toThrow("another step has worked on the pool");
        expect(database.lock[0]).toEqual({ holder: null, until: 0 });
        expect(database.tables.applied).toEqual([]);
    });

    it("of a serverless pool: one of them ends as soon as it finds the other's record", async () => {
        const database = new FakeServerlessPool();
        const run = database.run.bind(database);
        let second: Promise<unknown> | undefined;
        database.run = (text, parameters) => {
            if (text === "CREATE VIEW a") {
                second ??= runOf(database, "serverless", "run-2").apply(script("z", "SELECT 1"));
            }
            return run(text, parameters);
        };
        const results = await Promise.allSettled([runOf(database, "serverless").apply(first, script("y", "SELECT 2"))]);
        const other = await Promise.allSettled([second]);
        const reasons = [...results, ...other].flatMap((each) =>
            each.status === "rejected" ? [String(each.reason)] : [],
        );
        expect(reasons.join("\n")).toContain("another step works on the database at the same time");
        database.run = run;
        await runOf(database, "serverless").apply(first, script("y", "SELECT 2"), script("z", "SELECT 1"));
        expect(database.views.get("platform.applied_script")).toHaveLength(3);
    });
});

const golden = path.join(__dirname, "statementsOfPools.sql");

describe("The statements of steps for pools", () => {
    it("are those that Microsoft's parser has read (workloads/sql/tests/test_step_statements.py)", async () => {
        const sent = new Set<string>();
        for (const pool of ["dedicated", "serverless"] as const) {
            const database = made[pool]();
            const { apply, users } = runOf(database, pool);
            await apply(script("a"), script("b"));
            await users(user("x"), user("y", { type: "X" }));
            await users();
            database.sent.forEach((text) => sent.add(text));
        }
        const found = [...sent].map((text) => `${text}\nGO\n`).join("");
        if (process.env.UPDATE_STATEMENTS) {
            writeFileSync(golden, found);
        }
        expect(found).toBe(readFileSync(golden, "utf8"));
    });
});
