import type { SqlScriptStep } from "../../contract";
import type { Session } from "../session";
import { DatabaseOfAzureSql } from "./azureSql";
import { DedicatedPool } from "./dedicatedPool";
import type { Keeper, KeeperContext } from "./keeper";
import { MasterOfPool } from "./masterOfPool";
import { ServerlessPool } from "./serverlessPool";

/** The keeper of a step's database. */
export function keeperOf(
    session: Session,
    { pool, database }: Pick<SqlScriptStep["arguments"], "pool" | "database">,
    context: KeeperContext,
): Keeper {
    if (pool === undefined) {
        return new DatabaseOfAzureSql(session);
    }
    if (database.toLowerCase() === "master") {
        return new MasterOfPool(session, pool);
    }
    return pool === "dedicated" ? new DedicatedPool(session, context) : new ServerlessPool(session);
}
