/** Records of the scripts that are applied, and of the users that steps made. */
export type RecordTable = "appliedScript" | "managedUser";

/** A record: texts by their columns. */
export type Kept = Readonly<Record<string, string>>;

/** What is recorded, and how. */
export interface TableOfRecords {
    /** Name in the database. */
    readonly name: string;
    /** Columns with their types, the key first; a time, which the server sets, comes after them. */
    readonly columns: Readonly<Record<string, string>>;
    /** Column of the time. */
    readonly time: string;
}

/** Tables of records. A pool has no `sysname`, hence the type that it stands for. */
export const recordTables: Readonly<Record<RecordTable, TableOfRecords>> = {
    appliedScript: {
        name: "platform.applied_script",
        columns: { path: "nvarchar(400)", sha256: "char(64)" },
        time: "applied_at",
    },
    managedUser: {
        name: "platform.managed_user",
        columns: { name: "nvarchar(128)", sid: "varchar(34)", step: "nvarchar(400)" },
        time: "managed_at",
    },
};

/** Column that identifies a record. */
export const keyOf = ({ columns }: TableOfRecords): string => Object.keys(columns)[0] ?? "";

/** Makes the schema of the records where it does not exist. */
export const makeSchema = "IF SCHEMA_ID(N'platform') IS NULL EXECUTE (N'CREATE SCHEMA platform AUTHORIZATION dbo');";

/** Reads records; answers none where the table, or the view (`V`) in its place, does not exist. */
export const readRecords = ({ name, columns }: TableOfRecords, type: "U" | "V") =>
    `IF OBJECT_ID(N'${name}', N'${type}') IS NOT NULL EXECUTE (N'SELECT ${Object.keys(columns).join(", ")} FROM ${name}');`;
