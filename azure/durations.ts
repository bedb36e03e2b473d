/** Minutes of a duration of days, hours, minutes and seconds, such as PT15M, PT1H or P1D; undefined for what is none. */
export function minutesOf(duration: unknown): number | undefined {
    const parts = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
        typeof duration === "string" ? duration : "",
    );
    if (!parts) {
        return undefined;
    }
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
    return (days * 24 + hours) * 60 + minutes + seconds / 60;
}
