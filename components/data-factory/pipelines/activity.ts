import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { Expression, literal } from "./expr";

/** Name of another resource of the factory, as its output: a text would make no dependency on it. */
export type Reference = pulumi.Output<string>;

/** How an activity must have ended for another to begin. */
export type Condition = "Succeeded" | "Failed" | "Skipped" | "Completed";

/** What an activity comes after: names, where each must have succeeded, or for each name the ways that it may have ended. */
export type After = readonly string[] | Readonly<Record<string, readonly Condition[]>>;

/** When an activity is ended, and how often it is tried again. */
export interface ActivityPolicy {
    /** Minutes until it is ended, 10 to 10080; 10 by default. */
    timeoutMinutes?: number;
    /** How often it is tried again, 0 to 10; 0 by default. */
    retries?: number;
    /** Seconds between two tries, 30 to 86400; 30 by default. */
    retrySeconds?: number;
    /** Whether neither its inputs nor its outputs are kept in the log of runs; false by default. */
    sensitive?: boolean;
}

/** What an activity's policy says where its inputs do not. */
export const activityPolicyDefaults = { timeoutMinutes: 10, retries: 0, retrySeconds: 30, sensitive: false } as const;

/** What every activity has. */
export interface ActivityArgs {
    /** What it comes after; it begins at once by default. */
    after?: After;
}

/** Parts of an activity that are not its own properties. */
export interface ActivityParts extends ActivityArgs {
    /** Policy; none where the type takes none. */
    policy?: ActivityPolicy;
    /** Linked service that it runs on. */
    linkedServiceName?: Reference;
    /** References to datasets that a copy reads. */
    inputs?: unknown[];
    /** References to datasets that a copy writes. */
    outputs?: unknown[];
}

/** Whether the properties of an activity are next to its name, as azure-native has them, or in `typeProperties`. */
export type Shape = "flat" | "nested";

/** One activity of a pipeline. */
export class Activity {
    /** Takes a name, the type as Data Factory has it, and properties that may hold expressions and activities. */
    constructor(
        public readonly name: string,
        public readonly type: string,
        private readonly parts: ActivityParts,
        public readonly properties: Readonly<Record<string, unknown>>,
    ) {}

    /** What it comes after. */
    public dependencies(): { activity: string; dependencyConditions: Condition[] }[] {
        const { after = [] } = this.parts;
        const conditions: [string, readonly Condition[]][] = Array.isArray(after)
            ? (after as readonly string[]).map((name) => [name, ["Succeeded"]])
            : Object.entries(after as Record<string, readonly Condition[]>);
        return conditions.map(([activity, ways]) => ({ activity, dependencyConditions: [...ways] }));
    }

    /** Its policy, with everything decided; undefined where its type takes none. */
    public policy(): Required<ActivityPolicy> | undefined {
        return this.parts.policy && withDefaults(this.parts.policy, activityPolicyDefaults);
    }

    /** As azure-native or as Data Factory's JSON has it. */
    public rendered(shape: Shape): Record<string, unknown> {
        const { linkedServiceName, inputs, outputs } = this.parts;
        const properties = rendered(this.properties, shape) as Record<string, unknown>;
        return {
            name: this.name,
            type: this.type,
            dependsOn: this.dependencies(),
            ...(this.parts.policy && { policy: policyInputs(withDefaults(this.parts.policy, activityPolicyDefaults)) }),
            ...(linkedServiceName && { linkedServiceName: linkedServiceReference(linkedServiceName) }),
            ...(inputs && { inputs: rendered(inputs, shape) }),
            ...(outputs && { outputs: rendered(outputs, shape) }),
            ...(shape === "flat" ? properties : { typeProperties: properties }),
        };
    }

    /** All that may hold expressions of its own. */
    public contents(): unknown[] {
        return [this.properties, this.parts.inputs, this.parts.outputs];
    }

    /** Activities within it, each with the path to the list that holds it. */
    public children(): { path: string; activities: readonly Activity[] }[] {
        return lists(this.properties, "");
    }
}

/** A reference to a linked service. */
export const linkedServiceReference = (referenceName: Reference) => ({ type: "LinkedServiceReference", referenceName });

/** A value with its expressions and activities as Data Factory has them. */
export function rendered(value: unknown, shape: Shape): unknown {
    if (value instanceof Expression) {
        return value.json();
    }
    if (value instanceof Activity) {
        return value.rendered(shape);
    }
    if (typeof value === "string") {
        return literal(value);
    }
    if (Array.isArray(value)) {
        return value.map((element) => rendered(element, shape));
    }
    return isMap(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rendered(inner, shape)]))
        : value;
}

/** Whether a value is a map of values, and no output, whose value is not known here. */
export const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !pulumi.Output.isInstance(value);

function lists(value: unknown, path: string): { path: string; activities: readonly Activity[] }[] {
    if (Array.isArray(value)) {
        return value.length > 0 && value.every((element) => element instanceof Activity)
            ? [{ path, activities: value }]
            : value.flatMap((element, i) => lists(element, `${path}[${i}]`));
    }
    return isMap(value) && !(value instanceof Expression)
        ? Object.entries(value).flatMap(([key, inner]) => lists(inner, path === "" ? key : `${path}.${key}`))
        : [];
}

const policyInputs = ({ timeoutMinutes, retries, retrySeconds, sensitive }: Required<ActivityPolicy>) => ({
    timeout: timeSpan(timeoutMinutes),
    retry: retries,
    retryIntervalInSeconds: retrySeconds,
    secureInput: sensitive,
    secureOutput: sensitive,
});

/** Minutes as `days.hours:minutes:seconds`. */
export const timeSpan = (minutes: number): string =>
    `${Math.floor(minutes / 1440)}.${hoursToSeconds((minutes % 1440) * 60)}`;

/** Seconds as `hours:minutes:seconds`, of hours as many as there are. */
export const hoursToSeconds = (seconds: number): string =>
    [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
        .map((part) => String(part).padStart(2, "0"))
        .join(":");
