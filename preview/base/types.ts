import type { Plan, PlanMode } from "../plan";

/** What a base must be a plan of. */
export interface PlanOf {
    /** Name of the Pulumi project. */
    project: string;
    /** Name of the stack. */
    stack: string;
    /** What both sides know. */
    mode: PlanMode;
}

/** A plan to compare with. */
export interface Base {
    /** The plan. */
    plan: Plan;
    /** What reports call it: a file as it was named, a git ref with the short hash of its commit. */
    named: string;
    /** What a reader must know of it, a sentence each. */
    notes: string[];
}
