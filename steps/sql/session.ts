/** A row that a query answered, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** A connection to one database. */
export interface Session {
    /**
     * Sends statements. Parameters are texts; without them the statements are a batch of their own, as a script's are.
     * Throws a `SqlError`.
     */
    query(text: string, parameters?: Readonly<Record<string, string>>): Promise<Row[]>;
    /** Ends the connection; throws nothing. */
    close(): Promise<void>;
}

/** What the server answered to a statement, or what happened to the connection. */
export class SqlError extends Error {
    override readonly name = "SqlError";

    constructor(
        message: string,
        /** Number of the error in SQL Server; undefined where the connection failed. */
        readonly number?: number,
        /** Line within the batch, from 1. */
        readonly line?: number,
    ) {
        super(message);
    }
}

// Source: "Troubleshooting connectivity issues and other errors with Azure SQL Database", list of transient errors; 40613
// is also what a paused serverless database answers while it resumes. 1205 ends the victim of a deadlock.
const transient = new Set([
    926, 1205, 4221, 10928, 10929, 40143, 40166, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
]);

/** Whether the same work may succeed on another connection. */
export const isTransientError = (error: unknown): error is SqlError =>
    error instanceof SqlError && (error.number === undefined || transient.has(error.number));
