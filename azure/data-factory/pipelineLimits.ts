/**
 * Limits of Data Factory on pipelines: Microsoft Learn, azure/data-factory limits (bytes of a pipeline, runs of a ForEach),
 * azure-rest-api-specs/specification/datafactory, 2018-06-01, as Azure/bicep-types-az has it (names, units of a copy),
 * techcommunity.microsoft.com/t5/fasttrack-for-azure "Leverage Copy Data Parallelism with Dynamic Partitions" (parts),
 * learn.microsoft.com/azure/data-factory/concepts-pipelines-activities (name and timeout of an activity).
 */
export const pipelineLimits = {
    /** Bytes of one pipeline as JSON, the defaults of its parameters among it. */
    bytes: 200 * 1024,
    /** Characters of an activity's name. */
    activityName: 55,
    /** Runs of a ForEach at the same time. */
    parallel: [1, 50],
    /** Minutes until an activity is ended: at most 7 days. */
    timeoutMinutes: [10, 7 * 24 * 60],
    /** Retries of an activity. */
    retries: [0, 10],
    /** Seconds between two of them. */
    retrySeconds: [30, 86_400],
    /** Queries at the same time of a copy that reads a table in parts. */
    parts: [2, 50],
    /** Seconds of a look-back: at most 31 days, our own bound. */
    lookbackSeconds: [0, 31 * 86_400],
    /** Data integration units of a copy between a database and files. */
    copyUnits: [2, 256],
} as const;
