import type { NamedResource, PropertyChange } from "../comparison/types";

/** A part of a sentence: words, a name or path that stands as code, or a value before and after. */
export type RiskPart = string | { code: string } | { change: Pick<PropertyChange, "before" | "after" | "knownAfter"> };

/** One risk of a change. */
export interface Risk {
    /** The resource that is spoken of. */
    resource: NamedResource;
    /** What is said of it, behind its kind and name. */
    says: RiskPart[];
    /** Other resources of the kind of which the same is said; none by default. */
    also?: NamedResource[];
    /** The rule of the policy pack that finds it; absent where none does. */
    rule?: string;
    /** Whether it only follows from what is recreated elsewhere; false by default. */
    follows?: boolean;
}

/** Risks of one sort. */
export interface RiskGroup {
    /** `bad` for what the change does itself, `warn` for what is to be reviewed. */
    tone: "bad" | "warn";
    /** The sort. */
    title: string;
    /** What it means, in a sentence. */
    meaning: string;
    /** What the verdict says of it; absent where a count does. */
    verdict?: string;
    /** The risks. */
    risks: Risk[];
}
