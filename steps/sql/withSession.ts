import { randomUUID } from "node:crypto";
import { endpointsOf } from "../azure/endpoints";
import { signIn } from "../azure/login";
import { scopes } from "../azure/tokens";
import type { PoolKind, SqlScriptStep, SqlUsersStep } from "../contract";
import type { Given } from "../core/outcome";
import { backoff, Patience } from "../core/patience";
import { StepError, StepInputError } from "../core/stepError";
import { connect } from "./connection";
import type { Keeper } from "./keepers/keeper";
import { keeperOf } from "./keepers/keeperOf";
import { isTransientError, pausedRemedy, SqlError, type Session } from "./session";

const secondsToEnd = 30 * 60;
// About three minutes, in which a paused database resumes.
const mostTries = 8;

/**
 * Does work on a session of the step's database, again on another one where a connection fails or the database is not
 * available yet: what a step did is recorded in the same transaction, so that it is not done twice.
 */
export async function withSession<T>(
    { step, valueOf, env }: Given<SqlScriptStep | SqlUsersStep>,
    work: (session: Session, keeper: Keeper) => Promise<T>,
): Promise<T> {
    const endpoints = endpointsOf(env);
    if (endpoints.standIn && !endpoints.standIn.sql) {
        throw new StepInputError("a stand-in for Azure needs STEP_SQL_ENDPOINT, or the step would reach a real server");
    }
    const [server, database] = [valueOf(step.arguments.server), step.arguments.database];
    assertHost(server, step.arguments.pool);
    const patience = new Patience(secondsToEnd, endpoints.waitScale);
    const holder = randomUUID();
    const wait = patience.wait.bind(patience);
    const place = { server, database, endpoints, tokens: signIn(scopes.sql, endpoints, env) };
    for (let tries = 0; ; tries++) {
        try {
            const session = await connect(place);
            try {
                return await work(session, keeperOf(session, step.arguments, { holder, wait }));
            } finally {
                await session.close();
            }
        } catch (error) {
            if (!(error instanceof SqlError)) {
                throw error;
            }
            const found = `${database} on ${server}: ${textOf(error)}`;
            if (!isTransientError(error) || tries >= mostTries) {
                throw new StepError(found, pausedRemedy(error) ?? remedyOf(error));
            }
            await patience.wait(backoff(tries), found);
        }
    }
}

// Source: learn.microsoft.com/azure/synapse-analytics/sql/connect-overview.
const poolHost = /^[a-z0-9-]+\.sql\.azuresynapse\.net$/i;

/** A script of one kind of database does nothing good in another. */
function assertHost(server: string, pool: PoolKind | undefined): void {
    const kind = poolHost.test(server) ? (/-ondemand\./i.test(server) ? "serverless" : "dedicated") : undefined;
    if (kind !== pool) {
        const name = (of: PoolKind | undefined) => (of ? `the ${of} pool of a Synapse workspace` : "Azure SQL");
        throw new StepInputError(
            `${server} is not the host of ${name(pool)}, but of ${kind ? name(kind) : "another server"}`,
        );
    }
}

const textOf = ({ number, message }: SqlError) => (number === undefined ? message : `${number} ${message}`);

// Numbers: learn.microsoft.com/sql/relational-databases/errors-events, and of Azure SQL Database its list of errors.
function remedyOf({ number }: SqlError): string {
    switch (number) {
        case undefined:
        case 40615:
        case 47073:
            return "run where the server's private endpoint is reached and its name resolves to it (runner in the settings)";
        case 18456:
            return "make the deploying principal a member of the group that administers the server";
        case 4060:
            return "run pulumi up, which creates the database before the step, as a member of the group that administers the server";
        default:
            return "mend what the message says, then run the step again";
    }
}
