import type * as pulumi from "@pulumi/pulumi";
import { triggerLimits } from "../../../azure/data-factory/triggerLimits";
import { windowsTimeZones } from "../../../azure/data-factory/windowsTimeZones";
import { withDefaults } from "../../shared/defaults";
import type { InputIssue } from "../../shared/validation";
import { bounded } from "../pipelines/ingestIssues";
import { dayWith, localTime } from "./localTime";

/** Every day at a local time. */
export interface DailySchedule {
    /** By the clock of a place. Plain: another kind makes another trigger. */
    kind: "daily";
    /** Local time, as `03:30`. One that occurs twice where daylight saving ends may run twice that day; the second run copies what changed since the first. Refused: one that daylight saving skips on a day of the year. */
    time: string;
    /** Time zone by its Windows name, such as `W. Europe Standard Time`, or `UTC`; the time follows its daylight saving. Refused: an unknown one. */
    timeZone: string;
    /** Whether the trigger runs; true by default. False keeps it, stopped. Plain: it decides the steps. */
    started?: boolean;
    /** ARM id of the factory, for the steps that stop and start the trigger. */
    factoryResourceId: pulumi.Input<string>;
}

/**
 * After each window of a fixed length in UTC, one after another, those that were missed as well. A window decides when a run
 * begins, not what it reads: the first run after a standstill copies all that changed, the later ones what changed since.
 */
export interface TumblingWindowSchedule {
    /** By windows in UTC. Plain: another kind makes another trigger. */
    kind: "tumblingWindow";
    /** Minutes of a window, 5 to 10080. A change replaces the trigger, which then begins at `startTime` again. */
    windowMinutes: number;
    /** Start of the first window in UTC, as `2027-01-01T00:00Z`. One that is past makes a run for every window since. A change replaces the trigger. */
    startTime: string;
    /** Minutes from the end of a window to its run, 0 to 10080; 0 by default. */
    delayMinutes?: number;
    /** How often a run that failed is tried again, 0 to 10; 0 by default. The next window waits. */
    retries?: number;
    /** Seconds between two tries, 30 to 86400; 30 by default. */
    retrySeconds?: number;
    /** Whether the trigger runs; true by default. False keeps it, stopped. Plain: it decides the steps. */
    started?: boolean;
    /** ARM id of the factory, for the steps that stop and start the trigger. */
    factoryResourceId: pulumi.Input<string>;
}

/** When a pipeline runs. */
export type IngestSchedule = DailySchedule | TumblingWindowSchedule;

/** What is checked of a schedule: plain values alone. */
export type SchedulePlan = Omit<DailySchedule, "factoryResourceId"> | Omit<TumblingWindowSchedule, "factoryResourceId">;

/** What a daily schedule has where its inputs say nothing. */
export const dailyScheduleDefaults = { started: true } as const;

/** What a schedule by windows has where its inputs say nothing. */
export const tumblingWindowScheduleDefaults = { delayMinutes: 0, retries: 0, retrySeconds: 30, started: true } as const;

/** What is wrong with a schedule. */
export const scheduleIssues = (schedule: SchedulePlan): InputIssue[] =>
    schedule.kind === "daily" ? dailyIssues(schedule) : windowIssues(schedule);

// unverified: how often Data Factory runs at a local time that occurs twice; both are harmless, so it is not refused.
function dailyIssues({ time, timeZone }: Omit<DailySchedule, "factoryResourceId">): InputIssue[] {
    const issues = [...timeIssues("time", time), ...timeZoneIssues(timeZone)];
    const skipped = issues.length === 0 ? dayWith(0, { time, zone: windowsTimeZones[timeZone] ?? "" }) : undefined;
    return skipped === undefined
        ? issues
        : [
              {
                  propertyPath: "time",
                  reason: `${time} does not exist on ${skipped} in ${timeZone}, where daylight saving skips it; take another time`,
              },
          ];
}

/** What is wrong with a local time. */
export const timeIssues = (propertyPath: string, time: string): InputIssue[] =>
    localTime.test(time) ? [] : [{ propertyPath, reason: `"${time}" must be hours and minutes, from 00:00 to 23:59` }];

/** What is wrong with the name of a time zone. */
export function timeZoneIssues(timeZone: string): InputIssue[] {
    if (Object.hasOwn(windowsTimeZones, timeZone)) {
        return [];
    }
    const meant = Object.keys(windowsTimeZones).find((name) => windowsTimeZones[name] === timeZone);
    const remedy = meant === undefined ? "such as W. Europe Standard Time" : `which is "${meant}"`;
    return [{ propertyPath: "timeZone", reason: `"${timeZone}" must be the Windows name of a zone, ${remedy}` }];
}

function windowIssues(schedule: Omit<TumblingWindowSchedule, "factoryResourceId">): InputIssue[] {
    const decided = withDefaults(schedule, tumblingWindowScheduleDefaults);
    const numbers = (["windowMinutes", "delayMinutes", "retries", "retrySeconds"] as const).flatMap((name) =>
        bounded(name, decided[name], triggerLimits[name]),
    );
    return isTimeInUtc(schedule.startTime)
        ? numbers
        : [
              ...numbers,
              {
                  propertyPath: "startTime",
                  reason: `"${schedule.startTime}" must be a time in UTC, such as 2027-01-01T00:00Z`,
              },
          ];
}

// Without seconds: with them, Pulumi reads a text that has no quotes in a stack file as a time, and writes it in another
// form. Date takes the 31st of February for a day of March, and then writes another text.
function isTimeInUtc(text: string): boolean {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
    return !Number.isNaN(at) && new Date(at).toISOString() === text.replace("Z", ":00.000Z");
}
