const firstDay = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

/** A time of the cloud. It has no clock: what happens again happens an hour later, and that is all there is to tell. */
export const timeAfter = (earlier: number): string => new Date(firstDay + hour * earlier).toISOString();
