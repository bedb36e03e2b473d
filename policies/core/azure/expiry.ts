import { type Condition, satisfies } from "../conditions";

const longestYears = 5;

/**
 * The value is a time after a day `YYYY-MM-DD`, in seconds since 1970 as Key Vault counts, and within five years: a time
 * further off is no end, and most often milliseconds.
 */
export function expiresAfter(day: string): Condition {
    const from = Date.parse(`${day}T00:00:00Z`) / 1000;
    const until = from + longestYears * 366 * 86_400;
    return satisfies(
        `a time after ${day} and within ${longestYears} years, in seconds since 1970`,
        (seconds) => typeof seconds === "number" && seconds > from && seconds <= until,
    );
}
