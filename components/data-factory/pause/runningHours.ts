import { daysBetween, hoursAndMinutes, momentsOf, type Weekday, weekdays, zoneFormat } from "../schedules/localTime";

/** Hours in which something runs. */
export interface RunningHours {
    /** Days of the week on which they begin, such as `Monday`; every day by default. */
    days?: Weekday[];
    /** Local time at which it is resumed, as `07:00`. */
    from: string;
    /** Local time at which it is paused; one that is not later than `from` is of the next day. Refused: the same as `from`. */
    to: string;
}

/** What is done every week at a local time. */
export interface WeeklyAction {
    /** What is done. */
    action: "pause" | "resume";
    /** Local time. */
    time: string;
    /** Days of the week. */
    days: readonly Weekday[];
}

const dayMinutes = 24 * 60;
/** Minutes of a week. */
export const weekMinutes = 7 * dayMinutes;

const minutesOf = (time: string): number => {
    const [hours, minutes] = hoursAndMinutes(time);
    return hours * 60 + minutes;
};

const endsNextDay = ({ from, to }: RunningHours) => minutesOf(to) <= minutesOf(from);

/** An interval of the week, in minutes from the begin of Monday. It may end after the week's end. */
export interface Interval {
    /** First minute. */
    start: number;
    /** The minute after the last. */
    end: number;
}

/** The intervals of something that begins at a local time on these days and lasts so many minutes. */
export const intervalsOf = (days: readonly Weekday[], time: string, minutes: number): Interval[] =>
    days.map((day) => {
        const start = weekdays.indexOf(day) * dayMinutes + minutesOf(time);
        return { start, end: start + minutes };
    });

/** Minutes that running hours last. */
const lengthOf = (hours: RunningHours): number =>
    minutesOf(hours.to) - minutesOf(hours.from) + (endsNextDay(hours) ? dayMinutes : 0);

/** Intervals of the week in which it runs. */
export const runningIntervals = ({ days = [...weekdays], ...hours }: RunningHours): Interval[] =>
    intervalsOf(days, hours.from, lengthOf(hours));

/** What is done every week, each time of an action once, in the order of the times. */
export function weeklyActions(runningHours: readonly RunningHours[]): WeeklyAction[] {
    const listed = runningHours.flatMap((hours): WeeklyAction[] => {
        const { days = weekdays, from, to } = hours;
        const after = endsNextDay(hours) ? days.map((day) => weekdays[(weekdays.indexOf(day) + 1) % 7] ?? day) : days;
        return [
            { action: "resume", time: from, days },
            { action: "pause", time: to, days: after },
        ];
    });
    const keys = [...new Set(listed.map(({ action, time }) => `${time} ${action}`))].sort();
    return keys.map((key) => {
        const same = listed.filter(({ action, time }) => `${time} ${action}` === key);
        const { action, time } = same[0] as WeeklyAction;
        return { action, time, days: weekdays.filter((day) => same.some(({ days }) => days.includes(day))) };
    });
}

/** Hours of a week in which it does not run. */
export const pausedHours = (runningHours: readonly RunningHours[]): number =>
    (weekMinutes -
        runningHours
            .flatMap((hours) => runningIntervals(hours))
            .reduce((sum, { start, end }) => sum + end - start, 0)) /
    60;

/** A moment at which something is done. */
export interface Run {
    /** The moment. */
    at: Date;
    /** What is done. */
    action: WeeklyAction["action"];
}

/** All that is done on calendar days from one midnight in UTC to another, in a zone by its IANA name, in the order of time. */
export function runsBetween(actions: readonly WeeklyAction[], zone: string, first: number, end: number): Run[] {
    const format = zoneFormat(zone);
    return actions
        .flatMap(({ action, time, days }) =>
            [...daysBetween(first, end, days)].flatMap((midnight) =>
                momentsOf(midnight, time, format).map((moment) => ({ at: new Date(moment), action })),
            ),
        )
        .sort((a, b) => a.at.getTime() - b.at.getTime());
}
