import type { Comparison } from "./comparison/types";
import type { Issue } from "./issues";
import type { Plan } from "./plan";

/** What every report is made from. */
export interface PreviewView {
    /** Name of the stack. */
    stack: string;
    /** What a deployment would register; absent where issues keep the program from running to its end. */
    plan?: Plan;
    /** The plan with the ids and outputs of a simulated cloud, which diagrams are drawn from; absent where `plan` is that, or none is drawn. */
    resolved?: Plan;
    /** What changes from a base to the plan; absent where nothing is compared with. */
    comparison?: Comparison;
    /** What a reader of the comparison must know of its base, a sentence each. */
    notes: string[];
    /** What is wrong with the settings or the program; absent where there is a plan. */
    issues?: Issue[];
    /** Why there is no comparison although one was asked for; absent where the base could be resolved. */
    baseIssues?: Issue[];
}
