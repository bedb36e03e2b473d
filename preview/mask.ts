/** Hides the texts of secrets in whatever is printed, in the forms that a message may give them. */
export class Mask {
    private readonly forms: string[];

    constructor(secrets: ReadonlySet<string>) {
        const forms = new Set([...secrets].flatMap(formsOf));
        // The longest first: one secret may be the beginning of another.
        this.forms = [...forms].sort((a, b) => b.length - a.length);
    }

    /** The text with every secret replaced. */
    hide(text: string): string {
        return this.forms.reduce((rest, form) => rest.replaceAll(form, "(secret)"), text);
    }
}

// Shorter texts stand in too many innocent places.
const shortest = 4;

function formsOf(secret: string): string[] {
    const forms = [secret, JSON.stringify(secret).slice(1, -1), safeUri(secret), ...secret.split(/\r?\n/)];
    return forms.filter((form) => form.trim().length >= shortest);
}

function safeUri(text: string): string {
    try {
        return encodeURIComponent(text);
    } catch {
        return ""; // half a surrogate pair has no form in a URL
    }
}
