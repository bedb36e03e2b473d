import type { StepKind } from "../contract";

/** What a step did, or would do, in one sentence without its target. */
export interface Outcome {
    /** The sentence that is written to stdout, with the time behind it. */
    text: string;
    /** Set by a verification that found something else than what the step makes. */
    differs?: true;
}

/** What the program does with a step of one kind. */
export interface StepWork {
    /** Does the step; does nothing where it is done already. */
    apply(): Promise<Outcome>;
    /** Undoes the step; throws a `StepError` where the kind cannot be undone. */
    undo(): Promise<Outcome>;
    /** Reads what the step makes and says what differs; changes nothing. */
    verify(): Promise<Outcome>;
}

/** A step of one kind, with what the program knows when it runs. */
export interface Given<S extends { kind: StepKind }> {
    /** The step. */
    step: S;
    /** Value of an entry of the environment that the step names. */
    valueOf: (entry: string) => string;
    /** Environment of the process. */
    env: NodeJS.ProcessEnv;
    /** Folder that the paths of files start from. */
    root: string;
}
