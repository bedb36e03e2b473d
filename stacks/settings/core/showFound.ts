// A setting never needs a secret, so what looks like one stands in the wrong place and must not be repeated.
const secretWord =
    "secret|password|passwd|pwd|token|apikey|api_key|accesskey|accountkey|connectionstring|credential|privatekey|sas";
const secretName = new RegExp(`(${secretWord})`, "i");
const secretValue = new RegExp(
    [
        `(${secretWord})["']?\\s*[:=]`,
        "SharedAccessSignature|(^|[?&])sig=|-----BEGIN",
        "eyJ[A-Za-z0-9_-]{10,}\\.",
        "^dapi[0-9a-f]{16,}|^gh[opsu]_[A-Za-z0-9]{20,}|^pul-[0-9a-f]{20,}",
        "^[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{20,}$",
        "^[A-Za-z0-9+/]{40,}={0,2}$",
    ].join("|"),
    "i",
);

/** Most characters of a value that a message repeats. */
const room = 80;

/** The value of a setting as an error message shows it: short, and never a secret. */
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
    return secretName.test(name) || (typeof value === "string" && secretValue.test(value));
}
