import * as pulumi from "@pulumi/pulumi";
import {
    SqlBackupRedundancy,
    SqlDatabase,
    type SqlDatabaseSpec,
    SqlSchema,
    type SqlUser,
    SqlUsers,
} from "../../components";
import { ownValue } from "../../azure/ownValue";
import type { SqlOutputs } from "../outputs";
import { schemaFiles, sqlSettingsDefaults, type SqlSettings } from "../settings/schema/sql";
import { resourceGroup, type StackContext } from "./context";
import type { Foundation } from "./foundation";
import { makeKey } from "./key-vault";

/** The Azure SQL server of a stack. */
export interface StackSql {
    /** The server with its databases. */
    server: SqlDatabase;
    /** What works in a database as one of its users depends on these, by the name of the database. */
    contents: Record<string, pulumi.Resource[]>;
}

/** The Azure SQL server with its databases; undefined where the stack has none. */
export function makeSql(context: StackContext, foundation: Foundation): StackSql | undefined {
    const section = context.settings.sql;
    if (!section) {
        return undefined;
    }
    const group = resourceGroup(context, "sql");
    const { privateEndpoint, customerManagedKey, keySize, databases, ...rest } = { ...sqlSettingsDefaults, ...section };
    const parts = Object.entries(databases).map(([name, { schema, users, ...spec }]) => ({
        name,
        schema,
        users,
        spec,
    }));
    const server = new SqlDatabase(
        "sql",
        {
            ...group,
            ...rest,
            tenantId: context.settings.azure.tenantId,
            databases: Object.fromEntries(parts.map(({ name, spec }) => [name, placedIn(context, spec)])),
            customerManagedKey: customerManagedKey
                ? makeKey(context, foundation.vault, "sql-key", group, keySize)
                : undefined,
            privateEndpoints: privateEndpoint ? foundation.networking?.placement : undefined,
            diagnostics: foundation.diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
    const contents = parts.map(({ name, schema, users }) => [
        name,
        makeContents(context, foundation, server, name, { schema, users }),
    ]);
    return { server, contents: Object.fromEntries(contents) as StackSql["contents"] };
}

type Database = SqlSettings["databases"][string];

/** Schema and users of a database: the schema first, since it makes the roles that users have. What comes back is the last of them. */
function makeContents(
    context: StackContext,
    foundation: Foundation,
    { serverHost, ready }: SqlDatabase,
    databaseName: string,
    { schema, users }: Pick<Database, "schema" | "users">,
): pulumi.Resource[] {
    const { scripts, allowDrop } = schemaFiles(schema);
    const common = { serverHost, databaseName, scripts };
    const made =
        schema &&
        new SqlSchema(`sql-${databaseName}-schema`, { ...common, allowDrop }, { ...context.opts, dependsOn: ready });
    const last = made ? [made] : ready;
    return users
        ? [
              new SqlUsers(
                  `sql-${databaseName}-users`,
                  { ...common, users: users.map((user) => userOf(context, foundation, user)) },
                  { ...context.opts, dependsOn: last },
              ),
          ]
        : last;
}

/** A user by its id: a persona by its group's, an identity by its client's. */
function userOf(
    { settings }: StackContext,
    { identities }: Foundation,
    { persona, identity, ...rights }: NonNullable<Database["users"]>[number],
): SqlUser {
    return persona === undefined
        ? { name: identity ?? "", clientId: ownValue(identities, identity ?? "")?.clientId, ...rights }
        : { name: persona, groupObjectId: ownValue(settings.personas ?? {}, persona)?.groupObjectId, ...rights };
}

/** What a stack gives of its server. */
export function sqlOutputs({
    server: { serverResourceId, serverHost, databaseResourceIds },
}: StackSql): pulumi.Output<SqlOutputs> {
    return pulumi.output({ serverResourceId, serverHost, databaseResourceIds });
}

/** A database in the zones that the stack has, where its own settings do not say. */
function placedIn({ zones }: StackContext, database: SqlDatabaseSpec): SqlDatabaseSpec {
    const redundancy = zones ? SqlBackupRedundancy.Zone : SqlBackupRedundancy.Local;
    return { zoneRedundant: zones !== undefined, ...database, backups: { redundancy, ...database.backups } };
}
