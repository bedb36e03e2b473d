import type { Severity } from "../../policies/core/rule";
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
    /** Whether the value is known only after the deployment, since what it comes from is recreated. */
    knownAfter: boolean;
    /** Whether it is one of those that force the replacement. */
    forces: boolean;
}

/** A resource as it is called. */
export interface NamedResource {
    /** URN. */
    urn: string;
    /** Type token. */
    type: string;
    /** Logical name. */
    name: string;
}

/** What becomes of a step. */
export interface StepChange {
    /** Kind, target and what it does; absent where that is not known. */
    words?: string;
    /** What is done with it, behind its name: `runs again`. */
    does: string;
}

/** A resource that differs between two plans. */
export interface ResourceChange extends NamedResource {
    /** URN after, or before where it is deleted. */
    urn: string;
    /** The outermost component that holds it, before where it is deleted; absent where none does. */
    component?: NamedResource;
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
    /** Whether it was protected before the change. */
    protectedBefore: boolean;
    /** Whether Pulumi refuses to delete or replace it; where it was protected and is not refused, the change lifts the protection too. */
    refused: boolean;
    /** Whether it holds data that stays in Azure, where Pulumi forgets it. */
    leftBehind: boolean;
    /** Whether all that changes of it follows from what is recreated elsewhere. */
    follows: boolean;
    /** Whether it is no more than a wait between others. */
    waits: boolean;
    /** What becomes of it as a step; absent where it is none. */
    step?: StepChange;
}

/** A resource that stays and that Pulumi no longer keeps from being deleted. */
export interface Unprotected extends NamedResource {
    /** Whether the kind holds data. */
    stateful: boolean;
}

/** Data that is kept for less time than before. */
export interface RetentionReduction extends NamedResource {
    /** What is kept, for example `logs`. */
    what: string;
    /** Path of the input. */
    path: string;
    /** Days before; absent where it was kept for ever. */
    before?: number;
    /** Days after; absent where they are not set any more. */
    after?: number;
}

/** What somebody may do that they could not do before. */
export interface GivenRight {
    /** The resource that gives it. */
    by: NamedResource;
    /** Who may: their kind and name. */
    principal: { kind: string; name: string };
    /** Roles, privileges or permission levels that are new. */
    may: string[];
    /** On what. */
    on: { kind: string; name: string };
    /** What they could do there and cannot any more, for example a lower permission level. */
    insteadOf: string[];
}

/** How bad a risk is, the worst first. */
export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

/** What protects less than before. */
export interface Weakening extends NamedResource {
    /** How bad that is. */
    severity: Severity;
    /** The rule of the policy pack that finds it; absent where it is known by the input alone. */
    rule?: string;
    /** Path of the input; empty where it is the resource itself. */
    path: string;
    /** What is weaker: of a rule its message, else words that follow the resource's name. */
    says: string;
    /** Value before, where no rule finds it; absent where there was none. */
    before?: PlanValue;
    /** Value after, where no rule finds it; absent where there is none. */
    after?: PlanValue;
    /** The stack's own policy profile where it allows what the base's does not. */
    allowedBy?: string;
}

/** What changes from one plan to another. */
export interface Comparison {
    /** What is compared with, as it was named; of a git ref with the hash of its commit: a file or a git ref. */
    base: string;
    /** Changes: data loss first, then replacements, deletions, creations, updates, by type and name within; then steps in the order in which they run, then waits. */
    changes: ResourceChange[];
    /** Numbers of resources by action, of steps and of waits that change, and of resources that stay as they are. */
    counts: Record<ChangeAction | "step" | "wait" | "same", number>;
    /** Resources that lose Pulumi's protection, which is no change of theirs; by type and name. */
    unprotected: Unprotected[];
    /** Data that is kept for less time, in the order of the changes. */
    retentionReduced: RetentionReduction[];
    /** Rights that are given, in the order of the resources that give them. */
    rightsGiven: GivenRight[];
    /** What protects less than before, the worst first; by type and name within. */
    weakened: Weakening[];
    /** Findings of the policy pack that a waiver newly covers, in the same order. */
    waived: Weakening[];
    /** Keys of the policy pack's findings that were there before; absent where the base does not say what it found. */
    findingsBefore?: string[];
}
