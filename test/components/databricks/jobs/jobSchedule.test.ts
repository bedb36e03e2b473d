import { describe, expect, it } from "vitest";
import { jobScheduleIssues } from "../../../../components/databricks/jobs/jobSchedule";

const zoneIssue = (timeZone: string) =>
    jobScheduleIssues({ quartzCron: "0 0 3 * * ?", timeZone }).map(({ reason }) => reason)[0];

describe("The time zone of a schedule", () => {
    it.each(["UTC", "Europe/Amsterdam", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "US/Pacific", "Etc/GMT+5"])(
        "may be %s",
        (timeZone) => {
            expect(zoneIssue(timeZone)).toBeUndefined();
        },
    );

    it.each(["Mars/Base", "europe/amsterdam", "EUROPE/AMSTERDAM", "PST", "+01:00", ""])(
        "is refused as %j",
        (timeZone) => {
            expect(zoneIssue(timeZone)).toBe(
                `"${timeZone}" is no time zone that Databricks knows; write UTC, or an area and a place, for example Europe/Amsterdam`,
            );
        },
    );
});
