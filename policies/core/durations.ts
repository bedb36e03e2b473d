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
