/**
 * Limits of Data Factory on triggers that run a pipeline for windows of time: Microsoft Learn, azure/data-factory limits
 * (length of a window; the specification still says 15 minutes), azure-rest-api-specs/specification/datafactory, 2018-06-01
 * (seconds between two tries). The service names no most of the others: a week is the longest that an activity runs, and
 * tries are as many as an activity's.
 */
export const triggerLimits = {
    /** Minutes of a window. */
    windowMinutes: [5, 7 * 24 * 60],
    /** Minutes from the end of a window to its run. */
    delayMinutes: [0, 7 * 24 * 60],
    /** How often the run of a window is tried again. */
    retries: [0, 10],
    /** Seconds between two tries. */
    retrySeconds: [30, 86_400],
} as const;
