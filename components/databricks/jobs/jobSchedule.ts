import type { JobSchedule } from "@pulumi/databricks/types/input";
import { windowsTimeZones } from "../../../azure/data-factory/windowsTimeZones";
import { ownValue } from "../../../azure/ownValue";
import { withDefaults } from "../../shared/defaults";
import type { InputIssue } from "../../shared/validation";

/** When a job runs. */
export interface JobScheduleArgs {
    /** Quartz expression, seconds first, for example `0 0 3 * * ?`, every day at 3. */
    quartzCron: string;
    /** Time zone of the expression as Java names it, `UTC` or an area and a place, for example `Europe/Amsterdam`; `UTC` by default. */
    timeZone?: string;
    /** Whether it waits until somebody starts it; false by default. */
    paused?: boolean;
}

/** What a schedule has where it says nothing. */
export const jobScheduleDefaults = { timeZone: "UTC", paused: false } as const;

/** A schedule as Databricks takes it. */
export function jobSchedule(schedule: JobScheduleArgs): JobSchedule {
    const { quartzCron, timeZone, paused } = withDefaults(schedule, jobScheduleDefaults);
    return {
        quartzCronExpression: quartzCron,
        timezoneId: timeZone,
        pauseStatus: paused ? "PAUSED" : "UNPAUSED",
    };
}

// Seconds, minutes, hours, day of month, month, day of week, and a year that may be left out; one of the days is `?`:
// quartz-scheduler.org, "CronTrigger Tutorial".
function isQuartzCron(expression: string): boolean {
    const fields = expression.trim().split(/\s+/);
    const [, , , dayOfMonth, , dayOfWeek] = fields;
    const oneDay = (dayOfMonth === "?") !== (dayOfWeek === "?");
    return (
        (fields.length === 6 || fields.length === 7) && oneDay && fields.every((field) => /^[\w*?,/#-]+$/.test(field))
    );
}

/**
 * Whether Java knows a time zone by this name. It heeds case, which Intl does not, and takes short names such as `EST` for
 * fixed offsets, so that only areas with places pass.
 */
function isJavaTimeZone(name: string): boolean {
    if (name === "UTC") {
        return true;
    }
    if (!/^[A-Z][A-Za-z]+\/[A-Z]/.test(name)) {
        return false;
    }
    try {
        const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
        return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
    } catch {
        return false;
    }
}

/** What is wrong with when a job runs. */
export function jobScheduleIssues(schedule: JobScheduleArgs): InputIssue[] {
    const { quartzCron, timeZone } = withDefaults(schedule, jobScheduleDefaults);
    const issues: InputIssue[] = [];
    if (!isQuartzCron(quartzCron)) {
        issues.push({
            propertyPath: "quartzCron",
            reason: `"${quartzCron}" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"`,
        });
    }
    if (!isJavaTimeZone(timeZone)) {
        const meant =
            ownValue(windowsTimeZones, timeZone) ?? "UTC, or an area and a place, for example Europe/Amsterdam";
        issues.push({
            propertyPath: "timeZone",
            reason: `"${timeZone}" is no time zone that Databricks knows; write ${meant}`,
        });
    }
    return issues;
}
