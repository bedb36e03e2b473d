import { windowsTimeZones } from "../../../azure/data-factory/windowsTimeZones";
import { type Bounds, type InputIssue, issuesWithin, isWholeNumber, repeated } from "../../shared/validation";
import { dayWith, type Weekday, weekdays } from "../schedules/localTime";
import { timeIssues, timeZoneIssues } from "../schedules/schedule";
import {
    type Interval,
    intervalsOf,
    type RunningHours,
    runningIntervals,
    weeklyActions,
    weekMinutes,
} from "./runningHours";

/** Work that must not be interrupted, by when it runs. */
export interface ScheduledLoad {
    /** Name, for messages. */
    name: string;
    /** Days of the week on which it begins; every day by default. */
    days?: Weekday[];
    /** Local time at which it begins, in the zone of the running hours. */
    at: string;
    /** Minutes that it takes at most, 1 to 1440. */
    minutes: number;
}

/** What is checked of a schedule of pauses: plain values alone. */
export interface PausePlan {
    /** Name with which pipelines and triggers begin. */
    targetName: string;
    /** When it runs. */
    runningHours: readonly RunningHours[];
    /** Time zone by its Windows name. */
    timeZone: string;
    /** Loads that must be within the running hours. */
    loads?: readonly ScheduledLoad[];
    /** Minutes that a pause waits for runs of other pipelines. */
    waitMinutes: number;
}

/** Bounds of a schedule of pauses. */
export const pauseLimits = { waitMinutes: [10, 1440], loadMinutes: [1, 1440] } as const satisfies Record<
    string,
    Bounds
>;

/** Everything that is wrong with a schedule of pauses. */
export function pauseIssues(plan: PausePlan): InputIssue[] {
    const { targetName, runningHours, timeZone, loads = [], waitMinutes } = plan;
    const issues = [
        ...(/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(targetName)
            ? []
            : [
                  {
                      propertyPath: "targetName",
                      reason: `"${targetName}" must be 1 to 60 letters, digits and underscores, a letter first`,
                  },
              ]),
        ...timeZoneIssues(timeZone),
        ...numberIssue("waitMinutes", waitMinutes, pauseLimits.waitMinutes),
        ...(runningHours.length === 0
            ? [{ propertyPath: "runningHours", reason: "has no entry, so that it would never be resumed; add one" }]
            : []),
        ...runningHours.flatMap((hours, i) => issuesWithin(`runningHours[${i}]`, hoursIssues(hours))),
        ...loads.flatMap((load, i) => issuesWithin(`loads[${i}]`, loadIssues(load))),
    ];
    return issues.length > 0
        ? issues
        : [
              ...overlapIssues(runningHours),
              ...gapIssues(runningHours, waitMinutes),
              ...daylightIssues(runningHours, timeZone),
              ...outsideIssues(runningHours, loads),
          ];
}

const numberIssue = (propertyPath: string, value: number, bounds: Bounds): InputIssue[] =>
    isWholeNumber(value, bounds)
        ? []
        : [{ propertyPath, reason: `is ${value}, must be a whole number from ${bounds.join(" to ")}` }];

function dayIssues(days: readonly string[] = weekdays): InputIssue[] {
    if (days.length === 0) {
        return [{ propertyPath: "days", reason: "is empty; name a day, or leave it out for every day" }];
    }
    const unknown = days.filter((day) => !(weekdays as readonly string[]).includes(day));
    return [
        ...unknown.map((day) => ({ propertyPath: "days", reason: `"${day}" must be one of ${weekdays.join(", ")}` })),
        ...repeated(days).map((day) => ({ propertyPath: "days", reason: `"${day}" is duplicated` })),
    ];
}

const hoursIssues = ({ days, from, to }: RunningHours): InputIssue[] => [
    ...dayIssues(days),
    ...timeIssues("from", from),
    ...timeIssues("to", to),
    ...(from === to
        ? [{ propertyPath: "to", reason: `${to} is the same as from; it would be paused and resumed at once` }]
        : []),
];

const loadIssues = ({ days, at, minutes }: ScheduledLoad): InputIssue[] => [
    ...dayIssues(days),
    ...timeIssues("at", at),
    ...numberIssue("minutes", minutes, pauseLimits.loadMinutes),
];

/** Each interval of the running hours with the minutes from its end to the begin of the next. */
function gaps(runningHours: readonly RunningHours[]): { ends: number; next: number; minutes: number }[] {
    const listed = runningHours
        .flatMap((hours, i) => runningIntervals(hours).map((interval) => ({ ...interval, i })))
        .sort((a, b) => a.start - b.start);
    return listed.map(({ end, i }, n) => {
        const next = listed[(n + 1) % listed.length] ?? { start: 0, i };
        const start = next.start + (n + 1 < listed.length ? 0 : weekMinutes);
        return { ends: i, next: next.i, minutes: start - end };
    });
}

/** Hours that overlap or touch others: the pause at the end of one would be in the other. */
const overlapIssues = (runningHours: readonly RunningHours[]): InputIssue[] =>
    gaps(runningHours)
        .filter(({ minutes }) => minutes <= 0)
        .map(({ ends, next }) => ({
            propertyPath: `runningHours[${next}]`,
            reason: `begins before runningHours[${ends}] has ended, or as it ends; make one of them`,
        }));

/** A pause that waits for loads longer than until it is resumed would come after that. */
function gapIssues(runningHours: readonly RunningHours[], waitMinutes: number): InputIssue[] {
    const shortest = Math.min(...gaps(runningHours).map(({ minutes }) => minutes));
    return shortest <= 0 || shortest > waitMinutes
        ? []
        : [
              {
                  propertyPath: "waitMinutes",
                  reason: `is ${waitMinutes}, but it is resumed ${shortest} minutes after a pause, which would then come too late; let it wait for less than these`,
              },
          ];
}

/** Times that daylight saving skips or doubles on a day on which they count: it would not be resumed, or paused twice. */
function daylightIssues(runningHours: readonly RunningHours[], timeZone: string): InputIssue[] {
    const zone = windowsTimeZones[timeZone] ?? "";
    return runningHours.flatMap((hours, i) =>
        weeklyActions([hours]).flatMap(({ action, time, days: on }) => {
            const propertyPath = `runningHours[${i}].${action === "resume" ? "from" : "to"}`;
            const [skipped, doubled] = [dayWith(0, { time, zone, on }), dayWith(2, { time, zone, on })];
            const reason =
                skipped === undefined
                    ? doubled && `occurs twice on ${doubled}, where daylight saving ends`
                    : `does not exist on ${skipped}, where daylight saving skips it`;
            return reason ? [{ propertyPath, reason: `${time} ${reason} in ${timeZone}; take another time` }] : [];
        }),
    );
}

/** Loads that are not within running hours from their begin to their end. */
function outsideIssues(runningHours: readonly RunningHours[], loads: readonly ScheduledLoad[]): InputIssue[] {
    const running = runningHours.flatMap((hours) => runningIntervals(hours));
    return loads.flatMap(({ name, days = weekdays, at, minutes }, i) => {
        const outside = days.filter((day) => !intervalsOf([day], at, minutes).every((load) => isWithin(load, running)));
        return outside.length === 0
            ? []
            : [
                  {
                      propertyPath: `loads[${i}]`,
                      reason: `${name}, at ${at} for up to ${minutes} minutes, is not within the running hours on ${outside.join(", ")}; let them begin before it and end after it`,
                  },
              ];
    });
}

const isWithin = (load: Interval, running: readonly Interval[]): boolean =>
    running.some(({ start, end }) =>
        [0, weekMinutes].some((week) => start <= load.start + week && load.end + week <= end),
    );
