import { createRequire } from "node:module";
import type * as tediousModule from "tedious";
import type { Endpoints } from "../azure/endpoints";
import type { Tokens } from "../azure/tokens";
import { StepError } from "../core/stepError";
import { SqlError, type Row, type Session } from "./session";

type Tedious = typeof tediousModule;

/** Where a session goes. */
export interface Place {
    /** Host name of the server. */
    server: string;
    /** Name of the database. */
    database: string;
    /** Where Azure is reached. */
    endpoints: Endpoints;
    /** Tokens for the server. */
    tokens: Tokens;
}

const port = 1433;
const secondsToConnect = 30;
// As long as a step may take.
const secondsToAnswer = 30 * 60;

// Loaded when asked for: it takes a quarter of a second.
const load = createRequire(__filename);

/** What is known of a connection that is being made. */
interface Wire {
    /** Whether it is encrypted. */
    isSecure: boolean;
    /** Why there was no token: another try would not change it. */
    problem?: StepError;
}

/** Opens a connection; throws a `SqlError`, or a `StepError` where there is no token. */
export async function connect(place: Place): Promise<Session> {
    const tedious = load("tedious") as Tedious;
    const wire: Wire = { isSecure: false };
    let number: number | undefined;
    const connection = new tedious.Connection(configuration(place, wire));
    connection.on("secure", () => (wire.isSecure = true));
    connection.on("errorMessage", (message: { number: number }) => (number ??= message.number));
    await new Promise<void>((resolve, reject) => {
        connection.connect((error) => {
            if (error) {
                connection.close();
                reject(wire.problem ?? new SqlError(textOf(error), number));
            } else {
                resolve();
            }
        });
    });
    // What ends a connection ends the request under way, which reports it; without a listener it would end the process.
    connection.on("error", () => undefined);
    return new Connected(tedious, connection);
}

// unverified: that pools take what tedious sends at login; tediousjs/tedious#643 left out what they did not.
/** What tedious is given: a stand-in on this host is reached without encryption, everything else only with it. */
export function configuration(
    { server, database, endpoints: { standIn }, tokens }: Place,
    wire: Wire,
): tediousModule.ConnectionConfiguration {
    return {
        server: standIn?.sql?.host ?? server,
        options: {
            port: standIn?.sql?.port ?? port,
            database,
            encrypt: !standIn,
            trustServerCertificate: false,
            appName: "azure-ml-platform steps",
            connectTimeout: secondsToConnect * 1000,
            requestTimeout: secondsToAnswer * 1000,
            // Tries are counted here, with the time that a step may take.
            maxRetriesOnTransientErrors: 0,
        },
        authentication: {
            type: "token-credential",
            options: { credential: { getToken: () => guarded(tokens, wire, !standIn) } },
        },
    };
}

// A server that says it has no encryption gets tedious to go on without; the token is not sent then.
async function guarded(tokens: Tokens, wire: Wire, needsTls: boolean) {
    try {
        if (needsTls && !wire.isSecure) {
            throw new StepError(
                "the server offers no encrypted connection, so that no token was sent",
                "see which server its name resolves to on the runner",
            );
        }
        return { token: await tokens.token(), expiresOnTimestamp: Date.now() };
    } catch (error) {
        wire.problem = error instanceof StepError ? error : undefined;
        throw error;
    }
}

class Connected implements Session {
    private readonly ended: Promise<void>;

    constructor(
        private readonly tedious: Tedious,
        private readonly connection: tediousModule.Connection,
    ) {
        this.ended = new Promise((resolve) => connection.once("end", () => resolve()));
    }

    query(text: string, parameters: Readonly<Record<string, string>> = {}): Promise<Row[]> {
        return new Promise((resolve, reject) => {
            const rows: Row[] = [];
            const request = new this.tedious.Request(text, (error) =>
                error ? reject(asSqlError(error)) : resolve(rows),
            );
            request.on("row", (columns: { metadata: { colName: string }; value: unknown }[]) =>
                rows.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value]))),
            );
            const entries = Object.entries(parameters);
            for (const [name, value] of entries) {
                request.addParameter(name, this.tedious.TYPES.NVarChar, value);
            }
            if (entries.length > 0) {
                this.connection.execSql(request);
            } else {
                this.connection.execSqlBatch(request);
            }
        });
    }

    close(): Promise<void> {
        this.connection.close();
        return this.ended;
    }
}

interface ServerError extends Error {
    number?: number;
    lineNumber?: number;
}

// A batch that fails in several places has all of them; the first is the cause.
function asSqlError(error: Error): SqlError {
    const first = (error instanceof AggregateError ? (error.errors as Error[])[0] : error) as ServerError;
    return new SqlError(textOf(error), first.number, first.lineNumber);
}

const textOf = (error: Error): string =>
    error instanceof AggregateError
        ? (error.errors as Error[]).map(({ message }) => message).join("; ")
        : error.message;
