import { ownValue } from "../../../azure/ownValue";
import { SqlBackupRedundancy } from "../../../components";
import {
    databaseIssues,
    schemaIssues,
    sqlDatabaseGroupIds,
    sqlKeyIssues,
    sqlUserIssues,
} from "../../../components/sql/checks";
import { needsKeyVault, pathText, settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { KeyVaultSettings } from "../schema/key-vault";
import type { AzureSettings, IdentitiesSettings, PersonasSettings, RunnerSettings } from "../schema/platform";
import { schemaFiles, sqlSettingsDefaults, type SqlSettings } from "../schema/sql";
import { principalIssues, withoutZones } from "./platform";

interface SqlReads {
    azure: AzureSettings;
    runner: RunnerSettings;
    sql?: SqlSettings;
    keyVault?: KeyVaultSettings;
    personas?: PersonasSettings;
    identities?: IdentitiesSettings;
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
    const contents = Object.keys(sql.databases).flatMap((name) => [
        ...schemaChecks(settings, sql, name),
        ...userChecks(settings, sql, name),
    ]);
    return [...issues, ...zoneChecks(azure, sql), ...contents];
}

function schemaChecks(settings: SqlReads, { databases }: SqlSettings, name: string): SettingsIssue[] {
    const database = databases[name];
    if (!database?.schema) {
        return [];
    }
    const path = pathText(["sql", "databases", name, "schema"]);
    const { folder, scripts, allowDrop } = schemaFiles(database.schema);
    const issues = schemaIssues({ scripts, allowDrop }).map(({ propertyPath, reason }) => ({
        path: `${path}.${propertyPath.startsWith("scripts") ? "folder" : propertyPath}`,
        message: reason,
    }));
    return [
        ...dataPlaneChecks(settings, path),
        ...(scripts.length === 0
            ? [
                  {
                      path: `${path}.folder`,
                      message: `${folder} holds no script; add one whose name ends in .sql, or name another folder`,
                  },
              ]
            : issues),
    ];
}

function userChecks(settings: SqlReads, { databases }: SqlSettings, name: string): SettingsIssue[] {
    const database = databases[name];
    if (!database?.users) {
        return [];
    }
    const path = pathText(["sql", "databases", name]);
    // Its name is the persona's or the identity's, so what is wrong with it is wrong with the entry.
    const users = database.users.map((entry) => ({
        ...entry,
        name: entry.persona ?? entry.identity ?? "-",
        groupObjectId: ownValue(settings.personas ?? {}, entry.persona ?? "")?.groupObjectId ?? "",
    }));
    return [
        ...dataPlaneChecks(settings, `${path}.users`),
        ...database.users.flatMap((entry, i) => principalIssues(settings, entry, `${path}.users[${i}]`)),
        ...settingsIssues(sqlUserIssues({ users, scripts: schemaFiles(database.schema).scripts }), path).map(
            (issue) => ({
                ...issue,
                path: issue.path.replace(/\.(?:name|groupObjectId)$/, ""),
            }),
        ),
    ];
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
function dataPlaneChecks({ runner, sql }: DataPlaneReads, path: string): SettingsIssue[] {
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
