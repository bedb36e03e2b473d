import { type SqlError, type Row, type Session } from "../../../steps/sql/session";

interface Principal {
    name: string;
    sid: string | null;
    type: string;
}

/** A right as `sys.database_permissions` gives it. */
export interface PermissionRow {
    user: string;
    permission: string;
    state: string;
    class: string;
    schema: string | null;
    object_schema: string | null;
    object: string | null;
    column: string | null;
}

interface Tables {
    principals: Principal[];
    members: { role: string; user: string }[];
    permissions: PermissionRow[];
    scripts?: { path: string; sha256: string }[];
    users?: { name: string; sid: string; step: string }[];
    /** Batches of scripts that are applied. */
    applied: string[];
}

const name = (quoted: string) => quoted.slice(1, -1).replaceAll("]]", "]");
const bracketed = String.raw`(\[(?:[^\]]|\]\])+\])`;
type Effect = [RegExp, (database: FakeDatabase, parts: string[], parameters: Record<string, string>) => void];

/** What the statements of the steps do; every other text is a batch of a script. */
const effects: Effect[] = [
    [
        new RegExp(`^CREATE USER ${bracketed} WITH SID = (0x[0-9A-F]{32}), TYPE = ([EX])$`),
        ({ tables }, [user = "", sid = "", type = ""]) => tables.principals.push({ name: name(user), sid, type }),
    ],
    [
        new RegExp(`^DROP USER ${bracketed}$`),
        ({ tables }, [user = ""]) => {
            tables.principals = tables.principals.filter((each) => each.name !== name(user));
            tables.members = tables.members.filter((each) => each.user !== name(user));
            tables.permissions = tables.permissions.filter((each) => each.user !== name(user));
        },
    ],
    [
        new RegExp(`^ALTER ROLE ${bracketed} ADD MEMBER ${bracketed}$`),
        ({ tables }, [role = "", user = ""]) => tables.members.push({ role: name(role), user: name(user) }),
    ],
    [
        new RegExp(`^ALTER ROLE ${bracketed} DROP MEMBER ${bracketed}$`),
        ({ tables }, [role = "", user = ""]) => {
            tables.members = tables.members.filter((each) => each.role !== name(role) || each.user !== name(user));
        },
    ],
    [
        new RegExp(String.raw`^GRANT ([A-Z ]+?)(?: ON SCHEMA::${bracketed})? TO ${bracketed}$`),
        ({ tables }, [permission = "", schema, user = ""]) =>
            tables.permissions.push(permissionRow(name(user), permission, schema && name(schema))),
    ],
    [
        new RegExp(String.raw`^REVOKE ([A-Z ]+?)(?: ON (.+))? FROM ${bracketed} CASCADE$`),
        ({ tables }, [permission, on, user = ""]) => {
            tables.permissions = tables.permissions.filter(
                (each) => each.user !== name(user) || each.permission !== permission || onOf(each) !== on,
            );
        },
    ],
    [
        /^DELETE FROM platform\.managed_user WHERE name = @name$/,
        ({ tables }, _, { name: of }) => (tables.users = tables.users?.filter((each) => each.name !== of)),
    ],
    [
        /^INSERT INTO platform\.managed_user .* VALUES \(@name, @sid, @step, SYSUTCDATETIME\(\)\)$/,
        ({ tables }, _, { name: of = "", sid = "", step = "" }) => tables.users?.push({ name: of, sid, step }),
    ],
];

/** A right on the database, or on a schema. */
export function permissionRow(user: string, permission: string, schema?: string): PermissionRow {
    const none = { object_schema: null, object: null, column: null };
    return { user, permission, state: "G", class: schema ? "SCHEMA" : "DATABASE", schema: schema ?? null, ...none };
}

function onOf(row: PermissionRow): string | undefined {
    if (row.class === "SCHEMA") {
        return `SCHEMA::[${row.schema}]`;
    }
    return row.class === "DATABASE" ? undefined : `OBJECT::[${row.object_schema}].[${row.object}]`;
}

/** A database that knows the statements of the steps, and none of T-SQL otherwise. */
export class FakeDatabase {
    /** What it holds. */
    tables: Tables = {
        principals: [
            { name: "dbo", sid: "0x01", type: "S" },
            { name: "public", sid: null, type: "R" },
            { name: "db_datareader", sid: null, type: "R" },
            { name: "db_datawriter", sid: null, type: "R" },
        ],
        members: [],
        permissions: [],
        applied: [],
    };
    /** Every text that was sent. */
    readonly sent: string[] = [];
    /** Open transactions. */
    depth = 0;
    private before: Tables | undefined;

    /** Throws at a text that matches; once. */
    failure: { at: RegExp; error: SqlError } | undefined;

    /** Runs a text as a server would. */
    run(text: string, parameters: Record<string, string> = {}): Row[] {
        this.sent.push(text);
        const { failure } = this;
        if (failure?.at.test(text)) {
            this.failure = undefined;
            // As SET XACT_ABORT ON has it.
            this.rollBack();
            throw failure.error;
        }
        return this.read(text) ?? this.control(text) ?? this.record(text, parameters) ?? this.change(text, parameters);
    }

    /** A session of it. */
    session(): Session {
        return {
            query: (text, parameters) =>
                new Promise((resolve) => {
                    resolve(this.run(text, { ...parameters }));
                }),
            close: () => {
                this.rollBack();
                return Promise.resolve();
            },
        };
    }

    /** What the end of a connection does. */
    rollBack(): void {
        this.tables = this.before ?? this.tables;
        [this.before, this.depth] = [undefined, 0];
    }

    private read(text: string): Row[] | undefined {
        const { principals, members, permissions, scripts, users } = this.tables;
        const rows = [
            [/^SELECT @@TRANCOUNT AS depth;$/, [{ depth: this.depth }]],
            [/IS NOT NULL EXECUTE \(N'SELECT path, sha256 FROM platform\.applied_script'\);$/, scripts ?? []],
            [/IS NOT NULL EXECUTE \(N'SELECT name, sid, step FROM platform\.managed_user'\);$/, users ?? []],
            [/^SELECT name, .* FROM sys\.database_principals;$/, principals],
            [/^SELECT r\.name AS role, .*\bsys\.database_role_members\b/s, members],
            [/^SELECT u\.name AS \[user\], .*\bsys\.database_permissions\b/s, permissions],
        ] as const;
        return rows.find(([form]) => form.test(text))?.[1].map((row) => ({ ...row }));
    }

    private control(text: string): Row[] | undefined {
        const known: [RegExp, () => void][] = [
            [/\bsp_getapplock\b/, () => undefined],
            [/^IF SCHEMA_ID\(N'platform'\) IS NULL/, () => undefined],
            [/^IF OBJECT_ID\(N'platform\.applied_script', N'U'\) IS NULL CREATE/, () => (this.tables.scripts ??= [])],
            [/^IF OBJECT_ID\(N'platform\.managed_user', N'U'\) IS NULL CREATE/, () => (this.tables.users ??= [])],
            [/^SET XACT_ABORT ON; BEGIN TRANSACTION;$/, () => this.begin()],
            [/^SET XACT_ABORT ON;$/, () => undefined],
            [/^COMMIT TRANSACTION;$/, () => ([this.before, this.depth] = [undefined, this.depth - 1])],
            [/^IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;$/, () => this.rollBack()],
        ];
        const found = known.find(([form]) => form.test(text));
        found?.[1]();
        return found && [];
    }

    private begin(): void {
        this.before = structuredClone(this.tables);
        this.depth++;
    }

    private record(text: string, { path = "", sha256 = "" }: Record<string, string>): Row[] | undefined {
        if (!text.startsWith("UPDATE platform.applied_script SET sha256 = @sha256")) {
            return undefined;
        }
        this.tables.scripts = [...(this.tables.scripts ?? []).filter((row) => row.path !== path), { path, sha256 }];
        return [];
    }

    private change(text: string, parameters: Record<string, string>): Row[] {
        const statements = text.split(/;(?:\n|$)/).filter((statement) => statement.trim() !== "");
        const found = statements.map((statement) => effects.find(([form]) => form.test(statement)));
        if (found.some((effect) => effect === undefined)) {
            this.tables.applied.push(text);
            this.depth += (text.match(/\bBEGIN TRANSACTION\b/g) ?? []).length;
            return [];
        }
        statements.forEach((statement, i) => {
            const [form, effect] = found[i]!;
            effect(this, [...(form.exec(statement) ?? [])].slice(1), parameters);
        });
        return [];
    }
}
