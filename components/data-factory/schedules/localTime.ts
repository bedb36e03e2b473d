/** A local time: hours and minutes. */
export const localTime = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Days of a week, by the names of Data Factory's schedules. */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Day of a week. */
export type Weekday = (typeof weekdays)[number];

/** Hours and minutes of a local time. */
export function hoursAndMinutes(time: string): [hours: number, minutes: number] {
    const [, hours, minutes] = localTime.exec(time) ?? [];
    return [Number(hours), Number(minutes)];
}

const day = 86_400_000;
// Two years of the rules that hold now; Intl has those of the IANA database.
const [firstDay, dayAfter] = [Date.UTC(2027, 0, 1), Date.UTC(2029, 0, 1)];

/** Midnights in UTC of calendar days that fall on one of these days of the week. */
export function* daysBetween(first: number, end: number, on: readonly Weekday[] = weekdays): Generator<number> {
    for (let midnight = first; midnight < end; midnight += day) {
        // Of the days of a Date, Sunday is the first.
        const weekday = weekdays[(new Date(midnight).getUTCDay() + 6) % 7];
        if (weekday && on.includes(weekday)) {
            yield midnight;
        }
    }
}

/** The moments at which a zone has a local time on a calendar day: none where daylight saving skips it, two where it occurs twice. */
export function momentsOf(midnight: number, time: string, format: Intl.DateTimeFormat): number[] {
    const [hours, minutes] = hoursAndMinutes(time);
    const wanted = midnight + (hours * 60 + minutes) * 60_000;
    const text = new Date(wanted).toISOString();
    const date = `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
    const offsets = new Set([offsetAt(wanted - day, format), offsetAt(wanted + day, format)]);
    return [...offsets]
        .map((offset) => wanted - offset)
        .filter((moment) => format.format(moment) === `${date}, ${time}`)
        .sort((a, b) => a - b);
}

/** What moments of a zone, by its IANA name, are computed by. */
export const zoneFormat = (zone: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

/** The first day on which a zone has a local time so often, of those that fall on these days of the week; undefined where there is none. */
export function dayWith(
    times: 0 | 2,
    { time, zone, on }: { time: string; zone: string; on?: readonly Weekday[] },
): string | undefined {
    const format = zoneFormat(zone);
    for (const midnight of daysBetween(firstDay, dayAfter, on)) {
        if (momentsOf(midnight, time, format).length === times) {
            return new Date(midnight).toISOString().slice(0, 10);
        }
    }
    return undefined;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetAt(at: number, format: Intl.DateTimeFormat): number {
    const [, days, month, years, hours, minutes] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(format.format(at)) ?? [];
    const whole = Math.floor(at / 60_000) * 60_000;
    return Date.UTC(Number(years), Number(month) - 1, Number(days), Number(hours), Number(minutes)) - whole;
}
