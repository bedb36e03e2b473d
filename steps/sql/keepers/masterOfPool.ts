import type { PoolKind } from "../../contract";
import type { Row, Session } from "../session";
import { depthOf } from "./azureSql";
import type { Keeper } from "./keeper";

/**
 * The database `master` of a workspace of Synapse, which takes no objects of users: nothing is recorded, each step applies its
 * scripts, and two at once both do.
 */
export class MasterOfPool implements Keeper {
    readonly isTransactional = false;
    readonly records = false;

    constructor(
        private readonly session: Session,
        private readonly pool: PoolKind,
    ) {}

    alone<T>(_table: string, work: () => Promise<T>): Promise<T> {
        return work();
    }

    confirm(): Promise<void> {
        return Promise.resolve();
    }

    rows(): Promise<Row[]> {
        return Promise.resolve([]);
    }

    write(): Promise<void> {
        return Promise.resolve();
    }

    forget(): Promise<void> {
        return Promise.resolve();
    }

    depth(): Promise<number | undefined> {
        return this.pool === "dedicated" ? depthOf(this.session) : Promise.resolve(undefined);
    }
}
