import type * as pulumi from "@pulumi/pulumi";
import { fixedDatabaseRoles } from "../../azure/sql/databaseRoles";
import { permissionForm, type PoolKind } from "../../steps/contract";
import { repeated, type InputIssue } from "../shared/validation";
import type { DeploymentStepArgs } from "./deploymentStep";
import { rolesOf } from "./sqlScripts";

/** Permission on a schema, or on the whole database. */
export interface SqlGrant {
    /** Permission of T-SQL in capitals, for example `EXECUTE` or `VIEW DEFINITION`. */
    permission: string;
    /** Schema that it is on; the whole database by default. */
    schema?: string;
}

/** A user of a database: an identity or a group of Entra, exactly one of the two. */
export interface SqlUser {
    /** Name in the database, 1 to 128 characters. A change makes another user. */
    name: string;
    /** Client id of the identity, not its object id; none by default. A change replaces the user. */
    clientId?: pulumi.Input<string>;
    /** Object id of the group; none by default. A change replaces the user. */
    groupObjectId?: pulumi.Input<string>;
    /** Roles of the database; none by default. Refused: a role that is neither fixed nor made by the scripts. */
    roles?: string[];
    /** Permissions in addition to the roles; none by default. */
    grants?: SqlGrant[];
}

/** The database of a step. */
export interface SqlStepDatabase {
    /** What messages call it, for example `sql/control`. */
    target: string;
    /** Host of its server. */
    host: pulumi.Input<string>;
    /** Its name. */
    database: string;
    /** Kind of the pool of Synapse that has it; Azure SQL by default. */
    pool?: PoolKind;
}

/** The step that makes the users of a database. */
export const sqlUsersStep = (
    { target, host, database, pool }: SqlStepDatabase,
    users: readonly SqlUser[],
): DeploymentStepArgs => ({
    step: {
        kind: "sqlUsers",
        target,
        arguments: { server: "SERVER", database, ...(pool && { pool }), users: users.map(statedUser) },
    },
    entries: { SERVER: host, ...Object.fromEntries(users.map(idOf)) },
});

/** Entry of the environment that holds a user's id. */
const entryOf = (name: string) => `USER_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`;

const idOf = ({ name, clientId, groupObjectId }: SqlUser) => [entryOf(name), clientId ?? groupObjectId ?? ""] as const;

const statedUser = ({ name, clientId, roles = [], grants = [] }: SqlUser) => ({
    name,
    type: clientId === undefined ? ("group" as const) : ("identity" as const),
    id: entryOf(name),
    roles,
    grants,
});

/** Everything that is wrong with the users of a database. */
export function sqlUserIssues({ users, scripts = [] }: { users: SqlUser[]; scripts?: string[] }): InputIssue[] {
    const roles = [...fixedDatabaseRoles, ...scripts.flatMap(rolesOf)];
    const twice = repeated([...users.map(({ name }) => entryOf(name)), ...users.flatMap(plainIdOf)]);
    return users.flatMap((user, i) =>
        issuesOfUser(user, roles, twice).map(([input, reason]) => ({ propertyPath: `users[${i}].${input}`, reason })),
    );
}

/** Id of a user in small letters; nothing of one that is known only at deployment. */
function plainIdOf({ clientId, groupObjectId }: SqlUser): string[] {
    const id = clientId ?? groupObjectId;
    return typeof id === "string" && id !== "" ? [id.toLowerCase()] : [];
}

function issuesOfUser(
    user: SqlUser,
    known: readonly string[],
    twice: readonly string[],
): [input: string, reason: string][] {
    const { name, clientId, groupObjectId, roles = [], grants = [] } = user;
    const found: [string, string][] = [];
    if (name.length < 1 || name.length > 128) {
        found.push(["name", `must have 1 to 128 characters, has ${name.length}`]);
    }
    if (twice.includes(entryOf(name))) {
        found.push(["name", `"${name}" differs from another user's name at most in case and signs; give it another`]);
    }
    const sameId = plainIdOf(user).find((id) => twice.includes(id));
    if (sameId !== undefined && !twice.includes(entryOf(name))) {
        const input = clientId === undefined ? "groupObjectId" : "clientId";
        found.push([input, `"${sameId}" is another user's as well; state one user with all its rights`]);
    }
    if ((clientId === undefined) === (groupObjectId === undefined)) {
        found.push(["clientId", "set either this or groupObjectId"]);
    }
    for (const role of roles.filter((each) => !known.includes(each))) {
        found.push([
            "roles",
            `"${role}" is no role of the database, which has ${known.join(", ")}; name one of them, or make it in a script`,
        ]);
    }
    for (const { permission } of grants.filter((each) => !permissionForm.test(each.permission))) {
        found.push(["grants", `"${permission}" must be a permission in capitals, such as EXECUTE`]);
    }
    return found;
}
