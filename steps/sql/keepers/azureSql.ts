import type { Row, Session } from "../session";
import type { Keeper } from "./keeper";
import { keyOf, makeSchema, readRecords, recordTables, type Kept, type RecordTable } from "./tables";

// The form of the tables is that of databases which have them.
const definitions: Readonly<Record<RecordTable, string>> = {
    appliedScript: `CREATE TABLE platform.applied_script (
    path nvarchar(400) NOT NULL CONSTRAINT pk_applied_script PRIMARY KEY,
    sha256 char(64) NOT NULL,
    applied_at datetime2(3) NOT NULL
)`,
    managedUser: `CREATE TABLE platform.managed_user (
    name sysname NOT NULL CONSTRAINT pk_managed_user PRIMARY KEY,
    sid varchar(34) NOT NULL,
    step nvarchar(400) NOT NULL,
    managed_at datetime2(3) NOT NULL
)`,
};

const writing: Readonly<Record<RecordTable, string>> = {
    appliedScript: `UPDATE platform.applied_script SET sha256 = @sha256, applied_at = SYSUTCDATETIME() WHERE path = @path;
IF @@ROWCOUNT = 0 INSERT INTO platform.applied_script (path, sha256, applied_at) VALUES (@path, @sha256, SYSUTCDATETIME());`,
    managedUser: `DELETE FROM platform.managed_user WHERE name = @name;
INSERT INTO platform.managed_user (name, sid, step, managed_at) VALUES (@name, @sid, @step, SYSUTCDATETIME());`,
};

/** A database of Azure SQL: tables of records, and a lock that the end of the session frees. */
export class DatabaseOfAzureSql implements Keeper {
    readonly isTransactional = true;
    readonly records = true;

    constructor(private readonly session: Session) {}

    async alone<T>(table: RecordTable, work: () => Promise<T>): Promise<T> {
        await this.session.query(`DECLARE @result int;
EXECUTE @result = sp_getapplock @Resource = N'platform.steps', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 600000;
IF @result < 0 THROW 50001, N'another step has worked on the database for ten minutes', 1;`);
        await this.session.query(makeSchema);
        const { name } = recordTables[table];
        await this.session.query(`IF OBJECT_ID(N'${name}', N'U') IS NULL ${definitions[table]};`);
        return work();
    }

    confirm(): Promise<void> {
        return Promise.resolve();
    }

    rows(table: RecordTable): Promise<Row[]> {
        return this.session.query(readRecords(recordTables[table], "U"));
    }

    async write(table: RecordTable, record: Kept): Promise<void> {
        await this.session.query(writing[table], record);
    }

    async forget(table: RecordTable, key: string): Promise<void> {
        const { name } = recordTables[table];
        const column = keyOf(recordTables[table]);
        await this.session.query(`DELETE FROM ${name} WHERE ${column} = @${column};`, { [column]: key });
    }

    async depth(): Promise<number> {
        return depthOf(this.session);
    }
}

/** Transactions that a session has open. */
export async function depthOf(session: Session): Promise<number> {
    const [row] = await session.query("SELECT @@TRANCOUNT AS depth;");
    return row?.depth as number;
}

/** Runs statements in a transaction: all of them or none. */
export async function inTransaction(session: Session, work: () => Promise<void>): Promise<void> {
    // Without it an error ends one statement, and the rest goes on.
    await session.query("SET XACT_ABORT ON; BEGIN TRANSACTION;");
    try {
        await work();
        await session.query("COMMIT TRANSACTION;");
    } catch (error) {
        // Where the connection is gone, the server rolls back.
        await session.query("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;").catch(() => undefined);
        throw error;
    }
}
