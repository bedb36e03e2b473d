import type { EngineEvent } from "@pulumi/pulumi/automation";

/** One thing that the engine did, or would do. */
export interface EngineStep {
    /** What: create, update, replace, delete, refresh … */
    op: string;
    /** URN of the resource. */
    urn: string;
    /** Type token. */
    type: string;
    /** Inputs that differ. */
    diffs: string[];
    /** Inputs that force a replacement. */
    keys: string[];
}

/** What a policy said. */
export interface PolicyFinding {
    /** Id of the rule. */
    rule: string;
    /** `mandatory` stops the engine, `advisory` does not. */
    level: string;
    /** URN of the resource. */
    urn: string;
    /** What is wrong and what would be right. */
    message: string;
}

/** How an operation of the engine ended. */
export interface EngineRun {
    /** Whether the engine says that it succeeded. */
    ok: boolean;
    /** Number of resources by operation: create, update, same, delete … */
    changes: Record<string, number>;
    /** What was done, in order; what stays the same is left out. */
    steps: EngineStep[];
    /** Errors that the engine and the program reported. */
    errors: { urn: string; message: string }[];
    /** What to do about them, where they do not say so themselves. */
    advice: string[];
    /** Warnings that they reported. */
    warnings: string[];
    /** What the policy pack said. */
    policy: PolicyFinding[];
    /** Seconds that it took. */
    seconds: number;
}

/** An operation of which nothing is known yet. */
export function emptyRun(): EngineRun {
    return { ok: false, changes: {}, steps: [], errors: [], advice: [], warnings: [], policy: [], seconds: 0 };
}

/** Adds what an event says. */
export function note(run: EngineRun, event: EngineEvent): void {
    noteStep(run, event);
    const { diagnosticEvent: asProviderError, policyEvent: judged, summaryEvent: summary } = event;
    if (asProviderError) {
        const message = textOf(asProviderError.message);
        if (asProviderError.severity === "error") {
            run.errors.push({ urn: asProviderError.urn ?? "", message });
        }
        if (asProviderError.severity === "warning") {
            run.warnings.push(message);
        }
    }
    if (judged) {
        run.policy.push({
            rule: judged.policyName,
            level: judged.enforcementLevel,
            urn: judged.resourceUrn ?? "",
            message: textOf(judged.message),
        });
    }
    if (summary) {
        run.changes = summary.resourceChanges;
    }
}

function noteStep(run: EngineRun, event: EngineEvent): void {
    // What is planned is reported before, what a refresh found after.
    const metadata = event.resOutputsEvent?.metadata ?? event.resourcePreEvent?.metadata;
    if (!metadata || metadata.op === "same" || metadata.op === "read") {
        return;
    }
    const { op, urn, type, diffs = [], keys = [] } = metadata;
    if (op === "refresh" && !event.resOutputsEvent) {
        return;
    }
    const known = run.steps.find((step) => step.urn === urn && step.op === op);
    if (known) {
        known.diffs = diffs && diffs.length > 0 ? diffs : known.diffs;
    } else {
        run.steps.push({ op, urn, type, diffs: diffs ?? [], keys: keys ?? [] });
    }
}

/** A message without the marks that the engine colours by. */
export function textOf(message: string): string {
    return message.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
