import type { Comparison } from "./comparison/types";
import type { Fault } from "./faults";
import type { Plan } from "./plan";

/** What every report is made from. */
export interface PreviewView {
    /** Name of the stack. */
    stack: string;
    /** What a deployment would register; absent where faults keep the program from running to its end. */
    plan?: Plan;
    /** What changes from a base to the plan; absent where nothing is compared with. */
    comparison?: Comparison;
    /** What a reader of the comparison must know of its base, a sentence each. */
    notes: string[];
    /** What is wrong with the settings or the program; absent where there is a plan. */
    faults?: Fault[];
}
