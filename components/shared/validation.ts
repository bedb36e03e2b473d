import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with the inputs of a component. */
export interface InputFault {
    /** Path of the input, for example `zones[1].lifecycle`. */
    propertyPath: string;
    /** What was found and what would be right. */
    reason: string;
}

/**
 * Throws one error that holds every fault; does nothing when there is none. Called before `super()`, so that a refused
 * component registers nothing.
 */
export function rejectFaults(component: string, name: string, faults: InputFault[]): void {
    if (faults.length === 0) {
        return;
    }
    const lines = faults.map((fault) => `${fault.propertyPath}: ${fault.reason}`);
    throw new pulumi.InputPropertiesError({ message: `${component} "${name}": ${lines.join("; ")}`, errors: faults });
}

/** Values that stand more than once, in the order of their second appearance. */
export function repeated(values: readonly string[]): string[] {
    return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
