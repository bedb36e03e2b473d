import * as pulumi from "@pulumi/pulumi";
import { SqlBackupRedundancy, SqlDatabase, type SqlDatabaseSpec } from "../../components";
import type { SqlOutputs } from "../outputs";
import { sqlSettingsDefaults } from "../settings/schema/sql";
import { resourceGroup, type StackContext } from "./context";
import type { Foundation } from "./foundation";
import { makeKey } from "./key-vault";

/** The Azure SQL server with its databases; undefined where the stack has none. */
export function makeSql(context: StackContext, foundation: Foundation): SqlDatabase | undefined {
    const section = context.settings.sql;
    if (!section) {
        return undefined;
    }
    const group = resourceGroup(context, "sql");
    const { privateEndpoint, customerManagedKey, keySize, databases, ...rest } = { ...sqlSettingsDefaults, ...section };
    return new SqlDatabase(
        "sql",
        {
            ...group,
            ...rest,
            tenantId: context.settings.azure.tenantId,
            databases: Object.fromEntries(
                Object.entries(databases).map(([name, database]) => [name, placedIn(context, database)]),
            ),
            customerManagedKey: customerManagedKey
                ? makeKey(context, foundation.vault, "sql-key", group, keySize)
                : undefined,
            privateEndpoints: privateEndpoint ? foundation.networking?.placement : undefined,
            diagnostics: foundation.diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
}

/** What a stack gives of its server. */
export function sqlOutputs({
    serverResourceId,
    serverHost,
    databaseResourceIds,
}: SqlDatabase): pulumi.Output<SqlOutputs> {
    return pulumi.output({ serverResourceId, serverHost, databaseResourceIds });
}

/** A database in the zones that the stack has, where its own settings do not say. */
function placedIn({ zones }: StackContext, database: SqlDatabaseSpec): SqlDatabaseSpec {
    const redundancy = zones ? SqlBackupRedundancy.Zone : SqlBackupRedundancy.Local;
    return { zoneRedundant: zones !== undefined, ...database, backups: { redundancy, ...database.backups } };
}
