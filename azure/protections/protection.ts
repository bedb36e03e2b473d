/** How bad it is that an input protects less. */
export type ProtectionSeverity = "low" | "medium" | "high";

/** Which value of an input protects less than another. */
export type Weaker =
    /** Values from the weakest to the strongest, and the one that counts where none is set. */
    | { readonly order: readonly (string | boolean)[]; readonly unset: string | boolean }
    /** Each value more in a list allows more. */
    | "more"
    /** Each public address more in a list. */
    | "more public addresses"
    /** Each word more in a text with commas. */
    | "more words"
    /** Each value less, or no value any more. */
    | "fewer"
    /** A smaller number. */
    | "smaller"
    /** A longer time, as an ISO 8601 duration, or none. */
    | "longer";

/** An input that protects, or lets something through. */
export interface Protection {
    /** Tokens of the types that have it. */
    readonly types: readonly string[];
    /** Path of the input, any element of a list as `[]`. */
    readonly path: RegExp;
    /** Which value protects less. */
    readonly weaker: Weaker;
    /** Path of an input that must be there within the same whole, any element of a list as `[]`; none by default. */
    readonly beside?: RegExp;
    /** What is said of a resource where the value does: words that follow its name. */
    readonly says: string;
    /** How bad that is. */
    readonly severity: ProtectionSeverity;
}

/** A type of resource that protects another: where it is deleted and the other stays, less is protected. */
export interface Guard {
    /** Token of the type. */
    readonly type: string;
    /** The input that names what it protects; absent where that is what its provider calls, a workspace or account. */
    readonly of?: string;
    /** What is said of it: words that follow its name. */
    readonly says: string;
    /** How bad that is. */
    readonly severity: ProtectionSeverity;
}

/** Tokens of types of azure-native. */
export const azure = (...types: string[]) => types.map((type) => `azure-native:${type}`);
/** Tokens of types of Databricks. */
export const databricks = (...types: string[]) => types.map((type) => `databricks:index/${type}`);

/** Protects while it is on, as it is where nothing is set. */
export const onByDefault = { order: [false, true], unset: true } as const;
/** Protects while it is on, which must be set. */
export const offByDefault = { order: [false, true], unset: false } as const;
/** Lets more through while it is on, which must be set. */
export const opensWhenOn = { order: [true, false], unset: false } as const;
/** Lets more through while it is on, as it is where nothing is set. */
export const opensUnlessOff = { order: [true, false], unset: true } as const;
