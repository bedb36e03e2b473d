import { StepError } from "../../core/stepError";
import type { Row, Session } from "../session";
import type { Keeper } from "./keeper";
import { keyOf, makeSchema, readRecords, recordTables, type Kept, type RecordTable } from "./tables";

/**
 * A database of the serverless pool of Synapse, which has no tables of its own, no transactions on rows and no locks: a view
 * holds the records as constants. Two steps at once are not kept apart but found out: what each has written must still be there
 * before it does the next thing. Nothing is lost then, since scripts can be applied any number of times.
 */
export class ServerlessPool implements Keeper {
    readonly isTransactional = false;
    readonly records = true;
    private table: RecordTable | undefined;
    private known: Row[] = [];

    constructor(private readonly session: Session) {}

    async alone<T>(table: RecordTable, work: () => Promise<T>): Promise<T> {
        const { name } = recordTables[table];
        await this.session.query(makeSchema);
        await this.session.query(
            `IF OBJECT_ID(N'${name}', N'V') IS NULL EXECUTE (N'CREATE VIEW ${name} AS ${quoted(selected(table, []))}');`,
        );
        this.table = table;
        this.known = await this.rows(table);
        const done = await work();
        await this.confirm();
        return done;
    }

    async confirm(): Promise<void> {
        if (this.table !== undefined && textOf(await this.rows(this.table)) !== textOf(this.known)) {
            throw new StepError(
                "another step works on the database at the same time",
                "let the other deployment end, then run pulumi up again",
            );
        }
    }

    rows(table: RecordTable): Promise<Row[]> {
        return this.session.query(readRecords(recordTables[table], "V"));
    }

    async write(table: RecordTable, record: Kept): Promise<void> {
        const key = keyOf(recordTables[table]);
        await this.replace(table, [...this.known.filter((row) => row[key] !== record[key]), record]);
    }

    async forget(table: RecordTable, key: string): Promise<void> {
        const column = keyOf(recordTables[table]);
        const rest = this.known.filter((row) => row[column] !== key);
        await this.replace(table, rest);
    }

    depth(): Promise<undefined> {
        return Promise.resolve(undefined);
    }

    private async replace(table: RecordTable, rows: readonly Row[]): Promise<void> {
        await this.confirm();
        await this.session.query(`ALTER VIEW ${recordTables[table].name} AS\n${selected(table, rows)};`);
        this.known = [...rows];
    }
}

const quoted = (text: string) => text.replaceAll("'", "''");

/** A query that answers these rows; the first of its parts, which has none, gives the types. */
function selected(table: RecordTable, rows: readonly Row[]): string {
    const { columns } = recordTables[table];
    const names = Object.keys(columns);
    const types = Object.entries(columns).map(([column, type]) => `CONVERT(${type}, N'') AS ${column}`);
    return [
        `SELECT ${types.join(", ")} WHERE 1 = 0`,
        ...rows.map((row) => `SELECT ${names.map((each) => `N'${quoted(String(row[each]))}'`).join(", ")}`),
    ].join("\nUNION ALL ");
}

/** Rows as a text that does not depend on their order. */
const textOf = (rows: readonly Row[]): string =>
    rows
        .map((row) => JSON.stringify(Object.values(row)))
        .sort()
        .join("\n");
