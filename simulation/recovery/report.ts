import { visible } from "../../azure/visibleText";
import { shortName } from "../rehearsal/context";
import type { Outcome, Recovery } from "./recover";

const reasons: Record<Outcome["outcome"], string> = {
    import: "exists:",
    clear: "does not exist:",
    refresh: "is read by the refresh",
    unknown: "",
};

/** A pending operation and what becomes of it, in a line. */
export function outcomeLine({ outcome, operation, urn, id, reason }: Outcome): string {
    const why = reason ?? [reasons[outcome], id].filter(Boolean).join(" ");
    return `${visible(`${outcome.padEnd(8)} ${operation} ${shortName(urn)}: ${why}`)}\n`;
}

/** The end of a recovery in words, and what to do next. */
export function recoveryClosing(stack: string, { outcomes, ok, changes }: Recovery, dryRun: boolean): string {
    const next = 'see "pulumi preview", then run "pulumi up"';
    if (!ok) {
        return (
            `Stack ${stack} is as it was: what is unknown above has to be found out by a person first; ` +
            "docs/runbooks/interrupted-run.md says how\n"
        );
    }
    if (!changes) {
        return (
            `Stack ${stack} has no pending operations; where "pulumi up" says that it is locked, ` +
            "run again with --unlock\n"
        );
    }
    const count = `${outcomes.length} pending operation${outcomes.length === 1 ? "" : "s"}`;
    if (dryRun) {
        return `Stack ${stack} has ${count}; nothing was changed\n`;
    }
    return `Stack ${stack} has none left of ${count}; ${next}\n`;
}
