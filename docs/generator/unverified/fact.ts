/** A fact that the code relies on, and that no public source shows. */
export interface UnverifiedFact {
    /** What is taken for true. */
    fact: string;
    /** How the comments and sources begin that say so, after `unverified: `. */
    marks: readonly string[];
    /** Files outside the services that say so too; none by default. */
    also?: readonly string[];
    /** What goes wrong where it is not so. */
    otherwise: string;
    /** How to find out. */
    findOut: string;
}
