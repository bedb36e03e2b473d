import { z } from "zod";
import { dailyScheduleDefaults, tumblingWindowScheduleDefaults } from "../../../../components/data-factory/checks";

const started = z
    .boolean()
    .optional()
    .describe(
        `Whether the trigger runs; ${dailyScheduleDefaults.started} by default. Without, runs are started by hand`,
    );

/** When a source is copied. */
export const scheduleField = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z.literal("daily").describe("Every day at a local time"),
            time: z
                .string()
                .describe("Hours and minutes, for example 03:30. Refused: a time that daylight saving skips"),
            timeZone: z.string().describe("Windows name of the time zone, for example W. Europe Standard Time, or UTC"),
            started,
        }),
        z.strictObject({
            kind: z
                .literal("tumblingWindow")
                .describe("After each window of a fixed length in UTC, those that were missed as well"),
            windowMinutes: z
                .int()
                .describe("Minutes of a window. A change replaces the trigger, which begins at startTime again"),
            startTime: z
                .string()
                .describe(
                    "Start of the first window in UTC, for example 2027-01-01T00:00Z; one that is past makes a run for every window since. A change replaces the trigger",
                ),
            delayMinutes: z
                .int()
                .optional()
                .describe(
                    `Minutes from the end of a window to its run; ${tumblingWindowScheduleDefaults.delayMinutes} by default`,
                ),
            retries: z
                .int()
                .optional()
                .describe(
                    `How often a run that failed is tried again; ${tumblingWindowScheduleDefaults.retries} by default`,
                ),
            retrySeconds: z
                .int()
                .optional()
                .describe(`Seconds between two tries; ${tumblingWindowScheduleDefaults.retrySeconds} by default`),
            started,
        }),
    ])
    .describe("When all is copied; no trigger is made by default");
