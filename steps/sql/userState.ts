import type { PoolKind } from "../contract";
import type { Keeper } from "./keepers/keeper";
import { bracketed } from "./quoted";
import type { Session } from "./session";

/** A principal of a database. */
export interface Principal {
    /** Name. */
    name: string;
    /** SID in hexadecimal with `0x`, or null where it has none. */
    sid: string | null;
    /** Kind, as `sys.database_principals` has it: `E` an external user, `X` an external group, `R` a role. */
    type: string;
}

/** A right that is given, or denied, to a principal directly. */
export interface Permission {
    /** Name of the principal. */
    user: string;
    /** Name of the permission. */
    permission: string;
    /** `G` granted, `W` granted with the right to grant it on, `D` denied, `R` a column's revoked. */
    state: string;
    /** What it is on, as a statement names it: `SCHEMA::[control]`; empty for the database. */
    on: string;
    /** Set where it is on a class of objects that the step does not know. */
    unknownClass?: string;
}

/** Principals and rights of a database, with who made them. */
export interface UserState {
    /** All principals. */
    principals: Principal[];
    /** Direct members of roles. */
    members: { role: string; user: string }[];
    /** Rights that are given directly, without the one to connect, which every user has. */
    permissions: Permission[];
    /** Users that steps made: the SID that each was made with, and the target of the step. */
    managed: { name: string; sid: string; step: string }[];
}

// Source of the columns and of the numbers of classes: sys.database_principals, sys.database_role_members,
// sys.database_permissions (learn.microsoft.com/sql/relational-databases/system-catalog-views).
const principals =
    "SELECT name, CONVERT(varchar(174), sid, 1) AS sid, RTRIM(type) AS type FROM sys.database_principals;";
const members = `SELECT r.name AS role, u.name AS [user] FROM sys.database_role_members AS m
JOIN sys.database_principals AS r ON r.principal_id = m.role_principal_id
JOIN sys.database_principals AS u ON u.principal_id = m.member_principal_id;`;
const permissions = `SELECT u.name AS [user], p.permission_name AS permission, RTRIM(p.state) AS state, p.class_desc AS class,
    SCHEMA_NAME(CASE WHEN p.class = 3 THEN p.major_id END) AS [schema],
    OBJECT_SCHEMA_NAME(CASE WHEN p.class = 1 THEN p.major_id END) AS object_schema,
    OBJECT_NAME(CASE WHEN p.class = 1 THEN p.major_id END) AS object,
    COL_NAME(CASE WHEN p.class = 1 AND p.minor_id > 0 THEN p.major_id END, p.minor_id) AS [column]
FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
WHERE NOT (p.class = 0 AND p.permission_name = N'CONNECT' AND p.state = 'G');`;

// Joins in the place of functions that the list of pools lacks (Transact-SQL features supported in Azure Synapse SQL).
const permissionsOfPool = `SELECT u.name AS [user], p.permission_name AS permission, RTRIM(p.state) AS state, p.class_desc AS class,
    s.name AS [schema], os.name AS object_schema, o.name AS object, c.name AS [column]
FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
LEFT JOIN sys.schemas AS s ON p.class = 3 AND s.schema_id = p.major_id
LEFT JOIN sys.objects AS o ON p.class = 1 AND o.object_id = p.major_id
LEFT JOIN sys.schemas AS os ON os.schema_id = o.schema_id
LEFT JOIN sys.columns AS c ON p.class = 1 AND p.minor_id > 0 AND c.object_id = p.major_id AND c.column_id = p.minor_id
WHERE NOT (p.class = 0 AND p.permission_name = N'CONNECT' AND p.state = 'G');`;

/** Reads users, roles and rights of a database. */
export async function readUserState(session: Session, keeper: Keeper, pool?: PoolKind): Promise<UserState> {
    return {
        principals: (await session.query(principals)) as unknown as Principal[],
        members: (await session.query(members)) as unknown as UserState["members"],
        permissions: ((await session.query(pool ? permissionsOfPool : permissions)) as unknown as PermissionRow[]).map(
            permissionOf,
        ),
        managed: (await keeper.rows("managedUser")) as unknown as UserState["managed"],
    };
}

interface PermissionRow {
    user: string;
    permission: string;
    state: string;
    class: string;
    schema: string | null;
    object_schema: string | null;
    object: string | null;
    column: string | null;
}

function permissionOf({ user, permission, state, ...row }: PermissionRow): Permission {
    const common = { user, permission, state };
    if (row.class === "DATABASE") {
        return { ...common, on: "" };
    }
    if (row.class === "SCHEMA" && row.schema !== null) {
        return { ...common, on: `SCHEMA::${bracketed(row.schema)}` };
    }
    if (row.class === "OBJECT_OR_COLUMN" && row.object_schema !== null && row.object !== null) {
        const column = row.column === null ? "" : ` (${bracketed(row.column)})`;
        return { ...common, on: `OBJECT::${bracketed(row.object_schema)}.${bracketed(row.object)}${column}` };
    }
    return { ...common, on: "", unknownClass: row.class };
}
