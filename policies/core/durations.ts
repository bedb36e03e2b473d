const daysIn = { years: 365, months: 30, weeks: 7, days: 1 } as const;

/**
 * The days of an ISO 8601 duration such as `P90D` or `P1Y6M`, a year as 365 and a month as 30; what is below a day counts
 * nothing. Undefined where the text is no duration.
 */
export function daysOf(duration: unknown): number | undefined {
    const parts =
        typeof duration === "string"
            ? /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/i.exec(
                  duration,
              )
            : null;
    return parts
        ? Object.values(daysIn).reduce((total, days, index) => total + days * Number(parts[index + 1] ?? 0), 0)
        : undefined;
}

/** The minutes of an ISO 8601 duration of days, hours, minutes and seconds such as `PT30M`; undefined where it is none. */
export function minutesOf(duration: unknown): number | undefined {
    const parts =
        typeof duration === "string"
            ? /^P(?!$)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(duration)
            : null;
    return parts
        ? [24 * 60, 60, 1, 1 / 60].reduce((total, minutes, index) => total + minutes * Number(parts[index + 1] ?? 0), 0)
        : undefined;
}
