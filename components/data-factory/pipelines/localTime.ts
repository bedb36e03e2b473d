/** A local time: hours and minutes. */
export const localTime = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Hours and minutes of a local time. */
export function hoursAndMinutes(time: string): [hours: number, minutes: number] {
    const [, hours, minutes] = localTime.exec(time) ?? [];
    return [Number(hours), Number(minutes)];
}

// A year of the rules that hold now; Intl has those of the IANA database.
const year = 2027;
const day = 86_400_000;

/** The first day of the year on which a local time does not exist, undefined where it always does. */
export function skippedDay(time: string, zone: string): string | undefined {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    const [hours, minutes] = hoursAndMinutes(time);
    for (let midnight = Date.UTC(year, 0, 1); midnight < Date.UTC(year + 1, 0, 1); midnight += day) {
        const wanted = midnight + (hours * 60 + minutes) * 60_000;
        const text = new Date(wanted).toISOString();
        const date = `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
        const offsets = [offsetAt(wanted - day, format), offsetAt(wanted + day, format)];
        if (!offsets.some((offset) => format.format(wanted - offset) === `${date}, ${time}`)) {
            return text.slice(0, 10);
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
