import * as sql from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { sendDiagnostics } from "../shared/diagnostics";
import type { PrivateServiceArgs } from "../shared/privateService";
import {
    computeOf,
    sqlBackupDefaults,
    sqlDatabaseCommonDefaults,
    sqlLongTermRetentionDefaults,
    type SqlBackupArgs,
    type SqlDatabaseCommon,
    type SqlDatabaseSpec,
    type SqlLongTermRetention,
} from "./databases";

/** Makes a database with its logs and the retention of its backups. */
export function makeDatabase(
    parent: pulumi.Resource,
    name: string,
    args: PrivateServiceArgs,
    server: sql.Server,
    databaseName: string,
    spec: SqlDatabaseSpec,
    dependsOn: pulumi.Resource[],
): sql.Database {
    const { resourceGroupName, location, tags, diagnostics } = args;
    const common: SqlDatabaseCommon = spec;
    const { maxSizeGb, zoneRedundant, backups = {} } = withDefaults(common, sqlDatabaseCommonDefaults);
    const database = new sql.Database(
        name,
        {
            resourceGroupName,
            serverName: server.name,
            databaseName,
            location,
            ...computeOf(spec),
            maxSizeBytes: maxSizeGb * 1024 ** 3,
            zoneRedundant,
            requestedBackupStorageRedundancy: withDefaults(backups, sqlBackupDefaults).redundancy,
            tags,
        },
        { parent, dependsOn },
    );
    if (diagnostics) {
        sendDiagnostics(`${name}-logs`, database.id, diagnostics, { parent, ...stateless });
    }
    keepBackups(parent, name, { resourceGroupName, serverName: server.name, databaseName: database.name }, backups);
    return database;
}

function keepBackups(
    parent: pulumi.Resource,
    name: string,
    database: Record<"resourceGroupName" | "serverName" | "databaseName", pulumi.Input<string>>,
    backups: SqlBackupArgs,
): void {
    const { days, longTerm } = withDefaults(backups, sqlBackupDefaults);
    const inputs = { ...database, policyName: "default" };
    const opts = { parent, ...stateless };
    new sql.BackupShortTermRetentionPolicy(`${name}-backups`, { ...inputs, retentionDays: days }, opts);
    if (longTerm) {
        new sql.LongTermRetentionPolicy(`${name}-long-term-backups`, { ...inputs, ...longTermInputs(longTerm) }, opts);
    }
}

/** Durations as Azure writes them; those that are not set keep nothing. */
function longTermInputs(longTerm: SqlLongTermRetention) {
    const { weeks, months, years, weekOfYear } = withDefaults(longTerm, sqlLongTermRetentionDefaults);
    const nothing = "PT0S";
    return {
        weeklyRetention: weeks === undefined ? nothing : `P${weeks}W`,
        monthlyRetention: months === undefined ? nothing : `P${months}M`,
        yearlyRetention: years === undefined ? nothing : `P${years}Y`,
        weekOfYear,
    };
}
