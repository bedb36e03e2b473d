import { onOneLine, visible } from "../../azure/visibleText";
import type { Rehearsal } from "./rehearse";
import type { ScenarioStep } from "./scenario";

// A terminal shows this much of what went wrong; the rest is in the file that --json writes.
const mostDetails = 20;

/** A step as a person reads it: what, how long, what was seen; more only where it went wrong. */
export function stepLines({ name, ok, says, details, seconds }: ScenarioStep): string {
    const line = `${ok ? "ok  " : "FAIL"} ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s  ${onOneLine(says)}`;
    const shown = ok ? [] : details.slice(0, mostDetails);
    const more = ok || details.length <= mostDetails ? [] : [`and ${details.length - mostDetails} more`];
    return `${[line, ...[...shown, ...more].flatMap((detail) => detail.split("\n").map((each) => `       ${visible(each)}`))].join("\n")}\n`;
}

/** The end of a scenario in a line. */
export function closingLine({ stack, ok, steps }: Rehearsal): string {
    const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
    const end = ok ? "ended well" : `stopped at "${steps.at(-1)?.name ?? "the start"}"`;
    return `Rehearsal of ${stack} ${end}: ${steps.length} steps in ${seconds.toFixed(0)} s\n`;
}
