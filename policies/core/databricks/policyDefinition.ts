import { type Condition, satisfies } from "../conditions";

/**
 * What a compute policy says of one attribute. Source of the fields and of what they mean: "Compute policy reference",
 * learn.microsoft.com/azure/databricks/admin/clusters/policy-definition.
 */
export interface Limitation {
    /** `fixed`, `forbidden`, `allowlist`, `blocklist`, `regex`, `range` or `unlimited`. */
    readonly type?: unknown;
    /** The value of `fixed`. */
    readonly value?: unknown;
    /** The values of `allowlist` and `blocklist`. */
    readonly values?: unknown;
    /** The upper end of `range`. */
    readonly maxValue?: unknown;
    /** The lower end of `range`. */
    readonly minValue?: unknown;
    /** The pattern of `regex`. */
    readonly pattern?: unknown;
    /** Whether a cluster may leave the attribute out; it may not unless this says so. */
    readonly isOptional?: unknown;
}

/** A compute policy's definition: limitations by attribute path. An attribute that it lacks is free. */
export type Definition = Readonly<Record<string, Limitation | undefined>>;

/** A test of a policy's definition. A text that is no JSON object fails. */
export function definitionThat(expectation: string, test: (definition: Definition) => boolean): Condition {
    return satisfies(expectation, (text) => {
        const definition = parse(text);
        return definition !== undefined && test(definition);
    });
}

function parse(text: unknown): Definition | undefined {
    try {
        const value = typeof text === "string" ? (JSON.parse(text) as unknown) : undefined;
        return typeof value === "object" && value !== null ? (value as Definition) : undefined;
    } catch {
        return undefined;
    }
}

/** Whether a cluster may not set the attribute at all. */
export function isForbidden(limitation: Limitation | undefined): boolean {
    return limitation?.type === "forbidden";
}

/** Whether a cluster must have the attribute: what has a rule is required unless the rule says otherwise. */
export function isRequired(limitation: Limitation | undefined): boolean {
    return limitation !== undefined && (limitation.isOptional ?? false) === false;
}

/** The values that a cluster may choose from; undefined where they are not listed one by one. */
export function choices(limitation: Limitation | undefined): readonly unknown[] | undefined {
    if (limitation?.type === "fixed") {
        return isSet(limitation.value) ? [limitation.value] : undefined;
    }
    const listed = limitation?.type === "allowlist" && Array.isArray(limitation.values) ? limitation.values : [];
    return listed.length > 0 && listed.every(isSet) ? listed : undefined;
}

function isSet(value: unknown): boolean {
    return typeof value === "string" ? value.trim() !== "" : value !== undefined && value !== null;
}

/** Whether every cluster takes its workers from pools that are listed one by one. */
export function isFromListedPool({ instance_pool_id: pool }: Definition): boolean {
    return isRequired(pool) && choices(pool) !== undefined;
}

/** Whether every cluster has the attribute, with a number from `least` to `most`. */
export function isWithin(limitation: Limitation | undefined, least: number, most: number): boolean {
    return isRequired(limitation) && isBounded(limitation, least, most);
}

/** Whether the attribute, where a cluster has it, is a number from `least` to `most`. No attribute is below 0. */
export function isBounded(limitation: Limitation | undefined, least: number, most: number): boolean {
    const ends = limitation?.type === "range" ? [limitation.minValue ?? 0, limitation.maxValue] : choices(limitation);
    return ends !== undefined && ends.every((value) => typeof value === "number" && value >= least && value <= most);
}

/** Whether only jobs and pipelines may use the policy: their clusters end with the run. */
export function endsWithTheRun({ cluster_type: clusterType }: Definition): boolean {
    return choices(clusterType)?.every((type) => type === "job" || type === "dlt") ?? false;
}
