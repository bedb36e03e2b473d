/** The settings' rule for naming.prefix; a test holds it against stacks/settings.schema.json. */
export const prefixRule = { pattern: /^[a-z][a-z0-9]{1,5}$/, words: "2 to 6 lower-case letters and digits" };

const places = 36 ** 3;

/** A prefix that two rehearsals on one day hardly share: rh and three characters from the time and the process. */
export function ownPrefix(now: Date, pid: number): string {
    const minutes = Math.floor(now.getTime() / 60_000);
    return `rh${((minutes * 7 + pid) % places).toString(36).padStart(3, "0")}`;
}

/** Whether a name has the prefix as one of its parts. */
export function hasPrefix(name: string, prefix: string): boolean {
    return name
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .includes(prefix);
}
