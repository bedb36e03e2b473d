import { createHash } from "node:crypto";
import { resourceKinds, type ResourceKind } from "../../azure/names";

/** How the platform names Azure resources; one object for a whole stack. */
export interface Naming {
    /** Project that owns the names; part of what makes a name unique. */
    project: string;
    /** Stack that owns the names. */
    stack: string;
    /** Subscription that the resources live in; part of what makes a name unique. */
    subscriptionId: string;
    /** Short name of the platform, 2 to 6 lower-case letters or digits, first a letter. */
    prefix: string;
    /** Scheme of a name; the places are `{type}`, `{prefix}`, `{stack}` and `{name}`. What must be unique in all of Azure gets a unique part at its end. */
    pattern: string;
    /** Raised by one when a name that Azure still holds after a delete must be left behind. A change replaces what is named uniquely. */
    generation: number;
}

/** Scheme of names unless a stack sets another. */
export const defaultNamePattern = "{type}-{prefix}-{stack}-{name}";

/** A name in camel case as part of a logical name: `routeTables` is `route-tables`. */
export const hyphenated = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const uniqueLength = 8;

/** Eight characters that are the same at every preview and differ between subscriptions, projects, stacks, instances and generations. */
export function uniquePart(naming: Naming, logicalName: string): string {
    const source = [naming.subscriptionId, naming.project, naming.stack, logicalName, String(naming.generation)].join(
        "\n",
    );
    const digits = BigInt(`0x${createHash("sha256").update(source).digest("hex")}`).toString(36);
    return digits.slice(-uniqueLength).padStart(uniqueLength, "0");
}

/**
 * Name of a resource of a kind. A globally unique kind ends in the unique part, and so does one that keeps its name for
 * days after it is deleted; where the whole would exceed the service's limit, what comes before the unique part is cut,
 * never the unique part itself. Any other kind that exceeds its limit or breaks its characters is refused.
 */
export function resourceName(naming: Naming, kind: ResourceKind, logicalName: string): string {
    const rule = resourceKinds[kind];
    const ends = rule.scope === "global" || rule.keptAfterDeletion;
    const unique = uniquePart(naming, logicalName);
    const squeeze = (text: string) =>
        "lowercaseAlphanumericOnly" in rule ? text.toLowerCase().replace(/[^a-z0-9]/g, "") : text;
    const places: Record<string, string> = {
        type: rule.abbreviation,
        prefix: naming.prefix,
        stack: naming.stack,
        name: logicalName,
    };
    const stem = squeeze(naming.pattern.replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? "")).replace(
        /-+$/,
        "",
    );
    const separator = "lowercaseAlphanumericOnly" in rule ? "" : "-";
    const tail = ends ? `${separator}${unique}` : "";
    const name = ends ? `${stem.slice(0, rule.maxLength - tail.length).replace(/-+$/, "")}${tail}` : `${stem}${tail}`;
    const issue = nameIssue(kind, name);
    if (issue) {
        throw new Error(issue);
    }
    return name;
}

/** What is wrong with a name for a kind of resource; undefined when Azure accepts it. */
export function nameIssue(kind: ResourceKind, name: string): string | undefined {
    const rule = resourceKinds[kind];
    if (name.length < rule.minLength || name.length > rule.maxLength) {
        return `"${name}" has ${name.length} characters; a ${kind} name has ${rule.minLength} to ${rule.maxLength}`;
    }
    if (!rule.pattern.test(name)) {
        return `"${name}" is not a ${kind} name: it must match ${rule.pattern.source}`;
    }
    return undefined;
}
