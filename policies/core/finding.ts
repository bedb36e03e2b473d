/** Something a rule found, as it is reported. */
export interface Finding {
    /** The rule's id, or one of the `waiver-…` ids. */
    readonly rule: string;
    /** What it means for the deployment in the profile in force. */
    readonly level: "mandatory" | "advisory";
    /** The resource. */
    readonly urn: string;
    /** The input, or the empty text when it is the resource itself. */
    readonly path: string;
    /** What was found and what would be right. */
    readonly message: string;
    /** What to change. */
    readonly remedy: string;
}

/** Sorts by resource, rule and path in code-point order, so that two runs report the same bytes. */
export function sorted(findings: readonly Finding[]): Finding[] {
    return [...findings].sort(
        (a, b) => order(a.urn, b.urn) || order(a.rule, b.rule) || order(a.path, b.path) || order(a.message, b.message),
    );
}

function order(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
