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
// is also what a paused serverless database answers while it resumes. 1205 ends the victim of a deadlock, 42109 is of a pool of
// Synapse that resumes.
const transient = new Set([
    926, 1205, 4221, 10928, 10929, 40143, 40166, 40197, 40501, 40540, 40613, 42109, 49918, 49919, 49920,
]);

// Source of the numbers of pools: dotnet/SqlClient, SqlConfigurableRetryFactory.cs ("Can not connect to the SQL pool since it is
// paused", "The SQL pool is warming up").
const paused = 42108;

/** What to do where a pool of Synapse is paused, which no step can mend and none changes; undefined for other errors. */
export const pausedRemedy = ({ number, message }: SqlError): string | undefined =>
    number === paused || /\bpool\b.*\bpaused\b/i.test(message)
        ? "the pool is paused, and a step does not resume it, since it is billed while it runs; run pulumi up in its running hours, or resume it first: by the pipeline that resumes it, in the portal, or by az synapse sql pool resume"
        : undefined;

/** Whether the same work may succeed on another connection. */
export const isTransientError = (error: unknown): error is SqlError =>
    error instanceof SqlError && (error.number === undefined || transient.has(error.number));
