// A setting never needs a secret, so what looks like one stands in the wrong place and must not be repeated.
const secretName =
    /(secret|password|passwd|token|apikey|api_key|accesskey|accountkey|connectionstring|credential|privatekey|sas)/i;
const secretValue =
    /(AccountKey=|SharedAccessSignature|[?&]sig=|-----BEGIN|eyJ[A-Za-z0-9_-]{10,}\.|^dapi[0-9a-f]{16,}|^[A-Za-z0-9+/]{40,}={0,2}$)/;

/** The value of a setting as an error message shows it: short, and never a secret. */
export function showFound(value: unknown, path: string): string {
    if (value === undefined) return "nothing";
    if (isSecret(value, path)) return "a value that looks like a secret (not shown)";
    const text = JSON.stringify(value, (name, inner: unknown) => (isSecret(inner, name) ? "(not shown)" : inner));
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isSecret(value: unknown, path: string): boolean {
    if (typeof value !== "string") return false;
    const name =
        path
            .split(/[.[\]]/)
            .filter((part) => part !== "" && !/^\d+$/.test(part))
            .at(-1) ?? "";
    return secretName.test(name) || secretValue.test(value);
}
