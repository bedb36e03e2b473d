import { resourceTypes } from "../../azure/kinds";
import { provisionedSizes, serverlessSizes, systemDatabases } from "../../azure/sql/computeSizes";
import { isWholeNumber, issuesWithin, nameIssues, repeated, type InputIssue } from "../shared/validation";
import {
    leastCores,
    sqlDatabaseLimits,
    sqlProvisionedDatabaseDefaults,
    sqlServerlessDatabaseDefaults,
    type SqlDatabaseSpec,
    type SqlLongTermRetention,
    type SqlServerlessDatabase,
} from "./databases";

/** Everything that is wrong with the databases of a server, by name. */
export function databaseIssues(databases: Readonly<Record<string, SqlDatabaseSpec>>): InputIssue[] {
    const names = Object.keys(databases);
    const issues: InputIssue[] =
        names.length === 0 ? [{ propertyPath: "databases", reason: "has no entry; add one" }] : [];
    // SQL takes "Sales" and "sales" for one name.
    for (const name of repeated(names.map((name) => name.toLowerCase()))) {
        issues.push({ propertyPath: "databases", reason: `"${name}" is duplicated` });
    }
    for (const [name, database] of Object.entries(databases)) {
        issues.push(
            ...ownNameIssues(name),
            ...issuesWithin(`databases.${name}`, [...computeIssues(database), ...backupIssues(database)]),
        );
    }
    return issues;
}

function ownNameIssues(name: string): InputIssue[] {
    const propertyPath = `databases.${name}`;
    return systemDatabases.includes(name.toLowerCase())
        ? [{ propertyPath, reason: `"${name}" is a database of the system; choose another name` }]
        : nameIssues(propertyPath, name, resourceTypes.sqlDatabase.name);
}

function computeIssues(database: SqlDatabaseSpec): InputIssue[] {
    if (database.compute === "serverless") {
        const { maxCores = sqlServerlessDatabaseDefaults.maxCores } = database;
        const sizes = Object.keys(serverlessSizes);
        const most = serverlessSizes[maxCores]?.maxSizeGb;
        return [
            ...(most === undefined ? [notSold("maxCores", maxCores, sizes)] : minCoresIssues(database, maxCores)),
            ...rangeIssues("autoPauseMinutes", database.autoPauseMinutes, sqlDatabaseLimits.autoPauseMinutes),
            ...sizeIssues(database, most, `${maxCores} vCores`),
        ];
    }
    const { cores = sqlProvisionedDatabaseDefaults.cores } = database;
    const most = provisionedSizes[cores];
    return [
        ...(most === undefined ? [notSold("cores", cores, Object.keys(provisionedSizes))] : []),
        ...sizeIssues(database, most, `${cores} vCores`),
    ];
}

const notSold = (propertyPath: string, cores: number, sizes: readonly string[]): InputIssue => ({
    propertyPath,
    reason: `is ${cores}; Azure sells ${sizes.join(", ")}`,
});

function minCoresIssues({ minCores }: SqlServerlessDatabase, maxCores: number): InputIssue[] {
    const least = leastCores(maxCores) ?? maxCores;
    return rangeIssues("minCores", minCores, [least, maxCores], ` with ${maxCores} at most`);
}

/** Without a known size of the compute nothing is known of how much data it takes. */
function sizeIssues({ maxSizeGb }: SqlDatabaseSpec, most: number | undefined, compute: string): InputIssue[] {
    return most === undefined ? [] : rangeIssues("maxSizeGb", maxSizeGb, [1, most], ` with ${compute}`);
}

function backupIssues(database: SqlDatabaseSpec): InputIssue[] {
    const { days, longTerm } = database.backups ?? {};
    const issues = rangeIssues("backups.days", days, sqlDatabaseLimits.days);
    if (!longTerm) {
        return issues;
    }
    issues.push(...longTermIssues(longTerm));
    // learn.microsoft.com/azure/azure-sql/database/serverless-tier-auto-pause-resume, "Features that prevent auto-pause".
    if (database.compute === "serverless" && database.autoPauseMinutes !== undefined) {
        issues.push({
            propertyPath: "autoPauseMinutes",
            reason: `is ${database.autoPauseMinutes}, but backups.longTerm is set, and Azure never pauses a database with long-term retention; leave one of the two out`,
        });
    }
    return issues;
}

function longTermIssues(longTerm: SqlLongTermRetention): InputIssue[] {
    const issues = (["weeks", "months", "years", "weekOfYear"] as const).flatMap((key) =>
        rangeIssues(`backups.longTerm.${key}`, longTerm[key], sqlDatabaseLimits[key]),
    );
    const { weeks, months, years, weekOfYear } = longTerm;
    if (weeks === undefined && months === undefined && years === undefined) {
        issues.push({
            propertyPath: "backups.longTerm",
            reason: "keeps nothing; set weeks, months or years, or leave it out",
        });
    } else if (weekOfYear !== undefined && years === undefined) {
        issues.push({
            propertyPath: "backups.longTerm.weekOfYear",
            reason: `is ${weekOfYear}, but years is not set, so that no week is kept for years; set years, or leave it out`,
        });
    }
    return issues;
}

function rangeIssues(
    propertyPath: string,
    value: number | undefined,
    [least, most]: readonly [number, number],
    where = "",
): InputIssue[] {
    return value === undefined || isWholeNumber(value, [least, most])
        ? []
        : [{ propertyPath, reason: `is ${value}, must be a whole number from ${least} to ${most}${where}` }];
}
