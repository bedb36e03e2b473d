/** Something that is wrong with the settings or the program, in words for the person who runs the preview. */
export interface Fault {
    /** Where: a path within the settings, a URN, or the name of what failed. */
    path: string;
    /** What was found and what would be right. */
    message: string;
}

/** Ends a preview with exit code 2; every fault that was found is in it. */
export class PreviewFaults extends Error {
    constructor(readonly faults: Fault[]) {
        super(faults.map(faultLine).join("\n"));
    }
}

/** One fault on one line. */
export function faultLine(fault: Fault): string {
    const message = fault.message.replace(/\s*\n\s*/g, " ");
    return fault.path === "" ? message : `${fault.path}: ${message}`;
}
