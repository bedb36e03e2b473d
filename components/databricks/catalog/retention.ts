import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, type Bounds, type InputIssue } from "../../shared/validation";

/** How long the Delta tables of a schema keep what was. */
export interface SchemaRetention {
    /** Days that the log names past versions; 30 by default. */
    logRetentionDays?: number;
    /** Days that files stay after the current version no longer needs them, 7 or more; 7 by default. They leave only by VACUUM. */
    deletedFileRetentionDays?: number;
    /** Days that queries may look back; 7 by default. Refused where it is more than the log or the files are kept. */
    timeTravelDays?: number;
}

/**
 * What Delta keeps by default, and how far back Databricks advises to look then. Source:
 * learn.microsoft.com/azure/databricks/tables/history: the log 30 days, "use only the past 7 days for time travel";
 * learn.microsoft.com/azure/databricks/sql/language-manual/delta-vacuum: deleted files 7 days.
 */
export const schemaRetentionDefaults = {
    logRetentionDays: 30,
    deletedFileRetentionDays: 7,
    timeTravelDays: 7,
} as const satisfies Required<SchemaRetention>;

/**
 * Bounds of a schema's retention. VACUUM refuses to keep deleted files for less, since a query or a writer that runs may
 * still need them: learn.microsoft.com/azure/databricks/sql/language-manual/delta-vacuum, "at least 7 days".
 */
export const schemaRetentionLimits = {
    logRetentionDays: [1, Infinity],
    deletedFileRetentionDays: [7, Infinity],
    timeTravelDays: [0, Infinity],
} as const satisfies Record<keyof SchemaRetention, Bounds>;

/** What a catalog has where its inputs say nothing: training reads back no more than Delta keeps by default. */
export const catalogShapeDefaults = { trainingWindowDays: schemaRetentionDefaults.timeTravelDays } as const;

/** A schema's retention with everything decided. */
export const retentionOf = (retention: SchemaRetention | undefined): Required<SchemaRetention> =>
    withDefaults(retention ?? {}, schemaRetentionDefaults);

/** The numbers as properties of a schema: Delta reads them of tables only, users read them here. */
export function retentionProperties(retention: Required<SchemaRetention>): Record<string, string> {
    return {
        "delta.logRetentionDuration": interval(retention.logRetentionDays),
        "delta.deletedFileRetentionDuration": interval(retention.deletedFileRetentionDays),
        timeTravelDays: String(retention.timeTravelDays),
    };
}

const interval = (days: number) => `interval ${days} days`;

/** Everything that is wrong with the numbers of one schema's retention. */
export function retentionNumberIssues(retention: SchemaRetention, at: string): InputIssue[] {
    const decided = retentionOf(retention);
    const { logRetentionDays: log, deletedFileRetentionDays: files, timeTravelDays: travel } = decided;
    const issues: InputIssue[] = [];
    for (const [key, days] of Object.entries(decided)) {
        const bounds = schemaRetentionLimits[key as keyof SchemaRetention];
        if (!isWholeNumber(days, bounds)) {
            issues.push({
                propertyPath: `${at}.${key}`,
                reason: `must be a whole number of days, ${bounds[0]} or more, is ${days}`,
            });
        }
    }
    if (issues.length > 0) {
        return issues;
    }
    if (travel > log) {
        issues.push({
            propertyPath: `${at}.timeTravelDays`,
            reason: `is ${travel}, longer than logRetentionDays (${log}): the log no longer names such a version`,
        });
    }
    if (travel > files) {
        issues.push({
            propertyPath: `${at}.timeTravelDays`,
            reason: `is ${travel}, longer than deletedFileRetentionDays (${files}): VACUUM has removed such a version's files`,
        });
    }
    // unverified: that Databricks Runtime 18 and later refuse it. Such files cost and serve no version either way.
    if (files > log) {
        issues.push({
            propertyPath: `${at}.deletedFileRetentionDays`,
            reason: `is ${files}, longer than logRetentionDays (${log}): no version of the log names such files any more`,
        });
    }
    return issues;
}

/**
 * Everything that is wrong with retention by schema: the numbers, a schema that is not there, and a time travel shorter
 * than the training that reads from it.
 */
export function retentionIssues(
    retention: Readonly<Record<string, SchemaRetention>>,
    schemas: readonly { name: string; trainedFrom: boolean }[],
    trainingWindowDays: number = catalogShapeDefaults.trainingWindowDays,
    at = "retention",
): InputIssue[] {
    const names = schemas.map(({ name }) => name);
    const issues = Object.keys(retention)
        .filter((name) => !names.includes(name))
        .map((name) => ({
            propertyPath: `${at}.${name}`,
            reason: `"${name}" is not a schema with tables (${names.join(", ")})`,
        }));
    for (const { name, trainedFrom } of schemas) {
        const own = retentionNumberIssues(retention[name] ?? {}, `${at}.${name}`);
        const { timeTravelDays } = retentionOf(retention[name]);
        if (own.length === 0 && trainedFrom && trainingWindowDays > timeTravelDays) {
            own.push({
                propertyPath: `${at}.${name}.timeTravelDays`,
                reason: `is ${timeTravelDays}, shorter than the longest training window (${trainingWindowDays}): a training run could not read its snapshot again`,
            });
        }
        issues.push(...own);
    }
    return issues;
}
