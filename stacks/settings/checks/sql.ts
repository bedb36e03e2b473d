import { SqlBackupRedundancy } from "../../../components";
import { databaseIssues, sqlDatabaseGroupIds, sqlKeyIssues } from "../../../components/sql/checks";
import { needsKeyVault, pathText, settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { KeyVaultSettings } from "../schema/key-vault";
import type { AzureSettings, RunnerSettings } from "../schema/platform";
import { sqlSettingsDefaults, type SqlSettings } from "../schema/sql";
import { withoutZones } from "./platform";

interface SqlReads {
    azure: AzureSettings;
    sql?: SqlSettings;
    keyVault?: KeyVaultSettings;
}

const hasEndpoint = ({ privateEndpoint = sqlSettingsDefaults.privateEndpoint }: SqlSettings) => privateEndpoint;

/** The endpoint of the server. */
export function sqlEndpoints({ sql }: { sql?: SqlSettings }): EndpointUse[] {
    return sql && hasEndpoint(sql) ? [{ path: "sql.privateEndpoint", groupIds: sqlDatabaseGroupIds }] : [];
}

/** What is wrong with the databases, their zones and their key. */
export function sqlChecks(settings: SqlReads): SettingsIssue[] {
    const { azure, sql, keyVault } = settings;
    if (!sql) {
        return [];
    }
    const issues = settingsIssues([...databaseIssues(sql.databases), ...sqlKeyIssues(sql.keySize)], "sql");
    if (sql.customerManagedKey && !keyVault) {
        issues.push(needsKeyVault("sql.customerManagedKey"));
    }
    if (sql.keySize !== undefined && !sql.customerManagedKey) {
        issues.push({
            path: "sql.keySize",
            message: `is ${sql.keySize}, but customerManagedKey is not true, so there is no key; set it to true, or leave keySize out`,
        });
    }
    return [...issues, ...zoneChecks(azure, sql)];
}

function zoneChecks(azure: AzureSettings, { databases }: SqlSettings): SettingsIssue[] {
    const without = withoutZones(azure);
    if (without === undefined) {
        return [];
    }
    return Object.entries(databases).flatMap(([name, { zoneRedundant, backups }]) => {
        const issues: SettingsIssue[] = [];
        if (zoneRedundant) {
            const path = pathText(["sql", "databases", name, "zoneRedundant"]);
            issues.push({ path, message: `is true, but ${without}; set it to false` });
        }
        const redundancy = backups?.redundancy;
        if (redundancy === SqlBackupRedundancy.Zone || redundancy === SqlBackupRedundancy.GeoZone) {
            const path = pathText(["sql", "databases", name, "backups", "redundancy"]);
            issues.push({ path, message: `is ${redundancy}, but ${without}; set it to Local or Geo` });
        }
        return issues;
    });
}

interface DataPlaneReads {
    runner: RunnerSettings;
    sql?: SqlSettings;
}

/**
 * What is wrong with a setting, given by its path, whose steps work inside a database: the runner reaches the server on its
 * private endpoint alone.
 */
export function sqlDataPlaneChecks({ runner, sql }: DataPlaneReads, path: string): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    if (runner.from === "ipAccessList") {
        issues.push({
            path,
            message:
                "works inside a database, but runner.from is ipAccessList, and the server answers no address of the internet; deploy from the hub, or leave it out",
        });
    }
    if (sql && !hasEndpoint(sql)) {
        issues.push({
            path,
            message:
                "works inside a database, but sql.privateEndpoint is false, so that there is no way to the server; set it to true, or leave it out",
        });
    }
    return issues;
}
