import { SqlError, type Row } from "../../../steps/sql/session";
import { FakeDatabase } from "./database";

const quote = (text: string) => text.replaceAll("''", "'");

/** What no pool takes, by the sign of it. */
const never = [/\bsp_getapplock\b/, /\bPRIMARY KEY\b/, /\bsysname\b/, /@@ROWCOUNT\b/, /\bOBJECT_SCHEMA_NAME\b/];

/** A dedicated pool, as far as the statements of the steps go: rows of the lock, no keys, no DDL in a transaction. */
export class FakeDedicatedPool extends FakeDatabase {
    /** Rows of the lock; undefined where there is no table. */
    lock: { holder: string | null; until: number }[] | undefined;
    /** The server's clock, in minutes. */
    minute = 0;

    override run(text: string, parameters: Record<string, string> = {}): Row[] {
        refuse(text, never);
        if (this.depth > 0 && /^(CREATE|ALTER|DROP)\b/.test(text)) {
            throw new SqlError("Operation cannot be performed within a transaction.", 111212);
        }
        return this.locked(text, parameters) ?? this.written(text, parameters) ?? super.run(text, parameters);
    }

    private locked(text: string, { holder = "" }: Record<string, string>): Row[] | undefined {
        if (!text.includes("platform.step_lock")) {
            return undefined;
        }
        this.sent.push(text);
        if (/\bCREATE TABLE platform\.step_lock\b/.test(text)) {
            this.lock ??= [];
            return [];
        }
        const rows = this.lock ?? [];
        if (/^IF NOT EXISTS/.test(text)) {
            this.lock = rows.length > 0 ? rows : [{ holder: null, until: 0 }];
        } else if (/^SELECT COUNT/.test(text)) {
            const own = rows.filter((row) => row.holder === holder).length;
            return [{ total: rows.length, own, until: `minute ${Math.max(...rows.map(({ until }) => until))}` }];
        } else if (/SET holder = @holder/.test(text)) {
            const free = rows.filter((row) => row.holder === null || row.until <= this.minute || row.holder === holder);
            free.forEach((row) => Object.assign(row, { holder, until: this.minute + heldFor(text) }));
        } else {
            const own = rows.filter((row) => row.holder === holder);
            const change = /SET holder = NULL/.test(text)
                ? { holder: null, until: 0 }
                : { until: this.minute + heldFor(text) };
            own.forEach((row) => Object.assign(row, change));
        }
        return [];
    }

    private written(text: string, { path = "", sha256 = "", name = "", sid = "", step = "" }: Record<string, string>) {
        if (!/^SET XACT_ABORT ON;\nBEGIN TRANSACTION;\nDELETE FROM platform\./.test(text)) {
            const dropped = /^DELETE FROM platform\.managed_user WHERE name = @name\nOPTION \(LABEL = .*\);$/.test(
                text,
            );
            if (dropped) {
                this.sent.push(text);
                this.tables.users = this.tables.users?.filter((user) => user.name !== name);
            }
            return dropped ? [] : undefined;
        }
        this.sent.push(text);
        if (text.includes("platform.applied_script")) {
            const others = (this.tables.scripts ?? []).filter((row) => row.path !== path);
            this.tables.scripts = [...others, { path, sha256 }];
        } else {
            const others = (this.tables.users ?? []).filter((user) => user.name !== name);
            this.tables.users = [...others, { name, sid, step }];
        }
        return [];
    }
}

const heldFor = (text: string) => Number(/DATEADD\(minute, (\d+), SYSUTCDATETIME\(\)\)/.exec(text)?.[1]);

/** A database of the serverless pool: views, and no table, row or transaction. */
export class FakeServerlessPool extends FakeDatabase {
    /** Rows of the views of records, by the name of the view. */
    readonly views = new Map<string, Row[]>();

    override run(text: string, parameters: Record<string, string> = {}): Row[] {
        refuse(text, [...never, /\b(INSERT|UPDATE|DELETE FROM|BEGIN TRANSACTION|CREATE TABLE)\b/, /@@TRANCOUNT/]);
        return this.viewed(text) ?? super.run(text, parameters);
    }

    private viewed(text: string): Row[] | undefined {
        const [, view] = /\b(platform\.(?:applied_script|managed_user))\b/.exec(text) ?? [];
        if (view === undefined) {
            return undefined;
        }
        this.sent.push(text);
        const [failure] = [this.failure];
        if (failure?.at.test(text)) {
            this.failure = undefined;
            throw failure.error;
        }
        if (/^IF OBJECT_ID\(N'[\w.]+', N'V'\) IS NULL EXECUTE \(N'CREATE VIEW/.test(text)) {
            this.views.set(view, this.views.get(view) ?? []);
            return [];
        }
        if (text.startsWith("ALTER VIEW")) {
            const names = [...text.matchAll(/ AS (\w+)\b(?=[, ])/g)].map(([, name = ""]) => name);
            const rows = [...text.matchAll(/^UNION ALL SELECT (.*?);?$/gm)].map(([, values = ""]) =>
                [...values.matchAll(/N'((?:[^']|'')*)'/g)].map(([, value = ""]) => quote(value)),
            );
            this.views.set(
                view,
                rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]]))),
            );
            return [];
        }
        return this.views.get(view) ?? [];
    }
}

function refuse(text: string, forms: readonly RegExp[]): void {
    const found = forms.find((form) => form.test(text));
    if (found) {
        throw new SqlError(`${String(found)} is not supported`, 103010);
    }
}
