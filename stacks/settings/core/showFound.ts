import { looksLikeCredential, namesCredential } from "../../../azure/credentials";

/** Most characters of a value that a message repeats. */
const room = 80;

/**
 * The value of a setting as an error message shows it: short, and never a secret. A setting needs none, so what looks
 * like one stands in the wrong place.
 */
export function showFound(value: unknown, path: string): string {
    if (value === undefined) {
        return "nothing";
    }
    if (isSecret(value, path)) {
        return "a value that looks like a secret (not shown)";
    }
    const text = JSON.stringify(value, (name, inner: unknown) => (isSecret(inner, name) ? "(not shown)" : inner));
    // Both ends stay: an ARM id says at its end what it is the id of.
    return text.length > room ? `${text.slice(0, 30)}...${text.slice(33 - room)}` : text;
}

/** A message in which quoted values that look like secrets are not repeated. */
export function hideSecrets(message: string): string {
    return message.replace(/"([^"]*)"/g, (quoted, value: string) => (isSecret(value, "") ? '"(not shown)"' : quoted));
}

function isSecret(value: unknown, path: string): boolean {
    if (value === null || value === "" || typeof value === "boolean") {
        return false;
    }
    const name =
        path
            .split(/[.[\]]/)
            .filter((part) => part !== "" && !/^\d+$/.test(part))
            .at(-1) ?? "";
    return namesCredential(name) || (typeof value === "string" && looksLikeCredential(value));
}
