/** How the values of one check are broken beyond what follows from a compliant value alone. */
export interface CheckBreaks {
    /** Values that Azure accepts and the rule does not. */
    disallowed?: unknown[];
    /** The rule accepts other spellings in upper and lower case, on an object of Databricks. */
    caseless?: true;
    /** Unset is right: the reviewed list of such checks is this table. */
    unsetPasses?: true;
    /** The value is a list or the whole resource: only the disallowed values and the named mutants below break it. */
    structured?: true;
}

/** How the rules of one service are broken. */
export interface ServiceBreaks {
    /**
     * By rule and path. A check that is not listed is broken by deletion, by another type and by its value's opposite.
     */
    checks?: Record<string, CheckBreaks>;
    /** Mutants that break another rule as well, each reviewed. */
    alsoTrips?: Record<string, string[]>;
    /** By resource of the service: what its removal trips. */
    removals?: Record<string, string[]>;
}
