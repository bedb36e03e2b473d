import { describe, expect, it } from "vitest";
import { type Run, runsBetween, weeklyActions } from "../../../../components/data-factory/pause/runningHours";

const years = [Date.UTC(2027, 0, 1), Date.UTC(2029, 0, 1)] as const;
const hours = [
    { days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const, from: "07:00", to: "19:00" },
    { days: ["Saturday", "Sunday"] as const, from: "22:15", to: "05:45" },
].map((each) => ({ ...each, days: [...each.days] }));
const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"];
const local = (zone: string, { at }: Run) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", hour: "2-digit", minute: "2-digit" })
        .format(at)
        .replace(/^(\w+),? (.*)$/, "$1 $2");

describe("runs of two years", () => {
    it.each(zones)("are at the local times of their days, in %s", (zone) => {
        const runs = runsBetween(weeklyActions(hours), zone, ...years);
        expect(new Set(runs.map((run) => `${run.action} ${local(zone, run)}`))).toEqual(
            new Set([
                ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"].flatMap((day) => [
                    `resume ${day} 07:00`,
                    `pause ${day} 19:00`,
                ]),
                "resume Saturday 22:15",
                "pause Sunday 05:45",
                "resume Sunday 22:15",
                "pause Monday 05:45",
            ]),
        );
    });

    it.each(zones)("resume and pause by turns, in %s", (zone) => {
        const runs = runsBetween(weeklyActions(hours), zone, ...years);
        // 2027 and 2028 have 731 days, of which 105 are Saturdays and 104 or 105 every other day.
        expect(runs.length).toBeGreaterThan(2 * 727);
        runs.slice(1).forEach((run, i) => expect(run.action).not.toBe(runs[i]?.action));
    });

    it("keep the local time where the clock changes, so that nights have another length", () => {
        const runs = runsBetween(weeklyActions(hours), "Europe/Berlin", ...years);
        const night = (day: string) => {
            const n = runs.findIndex(({ at }) => at.toISOString().startsWith(day));
            return ((runs[n + 1]?.at.getTime() ?? 0) - (runs[n]?.at.getTime() ?? 0)) / 3_600_000;
        };
        expect(night("2027-03-27T21:15")).toBe(6.5);
        expect(night("2027-04-03T20:15")).toBe(7.5);
        expect(night("2027-10-30T20:15")).toBe(8.5);
    });

    it("are none at a time that does not exist that day, and two at one that occurs twice", () => {
        const actions = weeklyActions([{ from: "02:30", to: "12:00" }]);
        const on = (year: number, month: number, day: number) =>
            runsBetween(actions, "Europe/Berlin", Date.UTC(year, month, day), Date.UTC(year, month, day + 1)).map(
                ({ at, action }) => `${action} ${at.toISOString().slice(11, 16)}`,
            );
        expect(on(2027, 2, 28)).toEqual(["pause 10:00"]);
        expect(on(2027, 9, 31)).toEqual(["resume 00:30", "resume 01:30", "pause 11:00"]);
    });
});
