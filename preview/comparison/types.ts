import type { PlanValue } from "../plan";

/** What a deployment would do with a resource. */
export const ChangeAction = { Create: "create", Update: "update", Replace: "replace", Delete: "delete" } as const;
/** What a deployment would do with a resource. */
export type ChangeAction = (typeof ChangeAction)[keyof typeof ChangeAction];

/** One input that differs. */
export interface PropertyChange {
    /** Path within the inputs, for example `sku.name` or `zones[1].lifecycle`; `provider` where only what its provider calls is another. */
    path: string;
    /** Value before, secrets and unknowns as the plan marks them; absent where there was none. */
    before?: PlanValue;
    /** Value after; absent where there is none. */
    after?: PlanValue;
    /** Whether the value is known only after the deployment, since what it comes from is made anew. */
    knownAfter: boolean;
}

/** A resource that differs between two plans. */
export interface ResourceChange {
    /** URN after, or before where it is deleted. */
    urn: string;
    /** Type token. */
    type: string;
    /** Logical name. */
    name: string;
    /** What is done with it. */
    action: ChangeAction;
    /** Inputs that differ; none for what is made or deleted. */
    properties: PropertyChange[];
    /** Paths of the inputs that force a replacement, `provider` for another provider; empty unless it is replaced. */
    forcedBy: string[];
    /** Whether nothing is known of what forces a replacement of this kind, so that an update may be one. */
    replacementUnknown: boolean;
    /** Whether the kind holds data. */
    stateful: boolean;
    /** Whether data goes: a stateful resource is deleted or replaced and not retained. */
    dataLoss: boolean;
    /** Whether Pulumi refuses to delete or replace it, by its protection before the change. */
    protectedBefore: boolean;
}

/** A resource that stays and that Pulumi no longer keeps from being deleted. */
export interface Unprotected {
    /** URN. */
    urn: string;
    /** Type token. */
    type: string;
    /** Logical name. */
    name: string;
    /** Whether the kind holds data. */
    stateful: boolean;
}

/** What changes from one plan to another. */
export interface Comparison {
    /** What is compared with, as it was named: a file or a git ref. */
    base: string;
    /** Changes: data loss first, then replacements, deletions, creations, updates; by type and name within. */
    changes: ResourceChange[];
    /** Numbers of resources by action, and of those that stay as they are. */
    counts: Record<ChangeAction | "same", number>;
    /** Resources that lose Pulumi's protection, which is no change of theirs; by type and name. */
    unprotected: Unprotected[];
}
