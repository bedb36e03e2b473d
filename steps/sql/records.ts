import type { Session } from "./session";

const tables = {
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
const names = { appliedScript: "platform.applied_script", managedUser: "platform.managed_user" } as const;

/** Makes schema and table of the records where they do not exist. */
export async function ensureRecords(session: Session, table: keyof typeof tables): Promise<void> {
    await session.query("IF SCHEMA_ID(N'platform') IS NULL EXECUTE (N'CREATE SCHEMA platform AUTHORIZATION dbo');");
    await session.query(`IF OBJECT_ID(N'${names[table]}', N'U') IS NULL ${tables[table]};`);
}

/** Waits until no other step works on the database; the end of the session frees it. */
export async function lockDatabase(session: Session): Promise<void> {
    await session.query(`DECLARE @result int;
EXECUTE @result = sp_getapplock @Resource = N'platform.steps', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 600000;
IF @result < 0 THROW 50001, N'another step has worked on the database for ten minutes', 1;`);
}

/** Rows of a table of records; none where the table does not exist. */
export const recordsOf = (session: Session, table: keyof typeof tables, columns: string) =>
    session.query(
        `IF OBJECT_ID(N'${names[table]}', N'U') IS NOT NULL EXECUTE (N'SELECT ${columns} FROM ${names[table]}');`,
    );

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
