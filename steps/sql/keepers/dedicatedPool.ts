import { StepError } from "../../core/stepError";
import { SqlError, type Row, type Session } from "../session";
import { depthOf } from "./azureSql";
import type { Keeper, KeeperContext } from "./keeper";
import { keyOf, makeSchema, readRecords, recordTables, type Kept, type RecordTable } from "./tables";

// Longer than a batch may take (steps/sql/connection.ts): it is renewed before each.
const heldMinutes = 45;
const [secondsToWait, secondsBetween] = [600, 10];
const alreadyThere = 2714;

const lockTable = `CREATE TABLE platform.step_lock (
    holder varchar(36) NULL,
    held_until datetime2(3) NULL
)
WITH (DISTRIBUTION = ROUND_ROBIN, HEAP)`;
const firstRow = `IF NOT EXISTS (SELECT 1 FROM platform.step_lock)
    INSERT INTO platform.step_lock (holder, held_until) VALUES (NULL, NULL);`;
const label = (what: string) => `OPTION (LABEL = N'platform: ${what}')`;
const held = `DATEADD(minute, ${heldMinutes}, SYSUTCDATETIME())`;

/** Takes the lock where no step holds it, or the time of the one that does is over. */
const taking = `UPDATE platform.step_lock SET holder = @holder, held_until = ${held}
WHERE holder IS NULL OR held_until <= SYSUTCDATETIME() OR holder = @holder
${label("take the lock")};`;
const counting = `SELECT COUNT(*) AS total, SUM(CASE WHEN holder = @holder THEN 1 ELSE 0 END) AS own,
    CONVERT(varchar(19), MAX(held_until), 126) AS until
FROM platform.step_lock
${label("see who holds the lock")};`;
const renewing = `UPDATE platform.step_lock SET held_until = ${held} WHERE holder = @holder
${label("keep the lock")};`;
const freeing = `UPDATE platform.step_lock SET holder = NULL, held_until = NULL WHERE holder = @holder
${label("free the lock")};`;

/**
 * A dedicated pool of Synapse. It has no DDL in a transaction, so that each batch is on its own; no keys, so that a record is
 * deleted before it is inserted, in one transaction; and no `sp_getapplock`, so that a table says which step works on it and until
 * when (unverified: that a pool lets the second of two updates wait for the first). Two that begin at once may each add the first row: who does not have all rows gives back those that it took.
 */
export class DedicatedPool implements Keeper {
    readonly isTransactional = false;
    readonly records = true;

    constructor(
        private readonly session: Session,
        private readonly context: KeeperContext,
    ) {}

    async alone<T>(table: RecordTable, work: () => Promise<T>): Promise<T> {
        await this.make(makeSchema);
        await this.make(`IF OBJECT_ID(N'platform.step_lock', N'U') IS NULL ${lockTable};`);
        await this.session.query(firstRow);
        await this.take();
        try {
            await this.make(`IF OBJECT_ID(N'${recordTables[table].name}', N'U') IS NULL ${definitionOf(table)};`);
            return await work();
        } finally {
            // Where the connection is gone, the next session of this run has the same name, and a later run waits.
            await this.session.query(freeing, this.holder).catch(() => undefined);
        }
    }

    async confirm(): Promise<void> {
        await this.session.query(renewing, this.holder);
        if (!(await this.count()).isOwn) {
            throw new StepError(
                "another step has taken over the database, which this one has worked on for too long",
                "see that no other deployment runs, then run pulumi up again",
            );
        }
    }

    rows(table: RecordTable): Promise<Row[]> {
        return this.session.query(readRecords(recordTables[table], "U"));
    }

    async write(table: RecordTable, record: Kept): Promise<void> {
        const { name, columns, time } = recordTables[table];
        const key = keyOf(recordTables[table]);
        const names = Object.keys(columns);
        // VALUES takes no function in a pool.
        await this.session.query(
            `SET XACT_ABORT ON;
BEGIN TRANSACTION;
DELETE FROM ${name} WHERE ${key} = @${key}
${label("replace a record")};
INSERT INTO ${name} (${names.join(", ")}, ${time})
SELECT ${names.map((each) => `@${each}`).join(", ")}, SYSUTCDATETIME()
${label("record")};
COMMIT TRANSACTION;`,
            record,
        );
    }

    async forget(table: RecordTable, key: string): Promise<void> {
        const { name } = recordTables[table];
        const column = keyOf(recordTables[table]);
        const text = `DELETE FROM ${name} WHERE ${column} = @${column}\n${label("drop a record")};`;
        await this.session.query(text, { [column]: key });
    }

    depth(): Promise<number> {
        return depthOf(this.session);
    }

    private get holder() {
        return { holder: this.context.holder };
    }

    private async take(): Promise<void> {
        for (let waited = 0; ; waited += secondsBetween) {
            await this.session.query(taking, this.holder);
            const { isOwn, until } = await this.count();
            if (isOwn) {
                return;
            }
            await this.session.query(freeing, this.holder);
            if (waited >= secondsToWait) {
                throw new StepError(
                    `another step has worked on the pool for ten minutes, or stopped and keeps it until ${until} UTC`,
                    "let the other deployment end, or wait until then, and run pulumi up again",
                );
            }
            await this.context.wait(secondsBetween, "another step works on the pool");
        }
    }

    private async count(): Promise<{ isOwn: boolean; until: string }> {
        const [row] = await this.session.query(counting, this.holder);
        return { isOwn: row !== undefined && row.total === row.own, until: row?.until as string };
    }

    /** Makes something that another step may make at the same time. */
    private async make(text: string): Promise<void> {
        try {
            await this.session.query(text);
        } catch (error) {
            if (!(error instanceof SqlError && error.number === alreadyThere)) {
                throw error;
            }
        }
    }
}

function definitionOf(table: RecordTable): string {
    const { name, columns, time } = recordTables[table];
    const lines = Object.entries({ ...columns, [time]: "datetime2(3)" }).map(
        ([column, type]) => `    ${column} ${type} NOT NULL`,
    );
    return `CREATE TABLE ${name} (\n${lines.join(",\n")}\n)\nWITH (DISTRIBUTION = ROUND_ROBIN, HEAP)`;
}
