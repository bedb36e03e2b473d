import type { Row } from "../session";
import type { Kept, RecordTable } from "./tables";

/** Keeps what steps did to a database, and steps apart from each other, as its kind of database can. */
export interface Keeper {
    /** Whether statements that belong together can be done all or not at all. */
    readonly isTransactional: boolean;
    /** Whether it records anything. */
    readonly records: boolean;
    /** Does work on the database with records of a kind; another step waits, or finds out that it was not alone. */
    alone<T>(table: RecordTable, work: () => Promise<T>): Promise<T>;
    /** Throws where another step may have worked on the database since `alone` began. */
    confirm(): Promise<void>;
    /** All records; none where there was no step. */
    rows(table: RecordTable): Promise<Row[]>;
    /** Records, in the place of the record with the same key. */
    write(table: RecordTable, record: Kept): Promise<void>;
    /** Drops the record of a key. */
    forget(table: RecordTable, key: string): Promise<void>;
    /** Transactions that are open; undefined where none can be. */
    depth(): Promise<number | undefined>;
}

/** What a keeper is given in addition to the session. */
export interface KeeperContext {
    /** Who keeps the database, the same for each session of a run of a step. */
    holder: string;
    /** Waits so many seconds; throws where a step would take longer than it may. */
    wait: (seconds: number, reason: string) => Promise<void>;
}
