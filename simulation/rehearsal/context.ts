import type { Cloud } from "../cloud/cloud";
import type { EngineRun } from "../engine/run";
import type { Session } from "../engine/session";
import { typeAndName } from "../core/urns";
import type { Found, Scenario } from "./scenario";

/** What the phases of a scenario work with. */
export interface ScenarioContext {
    /** Name of the stack. */
    stack: string;
    /** Stack whose outputs it reads; undefined where it stands alone. */
    hub: string | undefined;
    /** The engine. */
    session: Session;
    /** The cloud. */
    cloud: Cloud;
    /** The steps. */
    scenario: Scenario;
    /** Folder for what the engine is asked to register; it is written nowhere where there is none. */
    traceFolder?: string;
}

/** What steps need that look at nothing but the engine. */
export interface EnginePart {
    /** Name of the stack. */
    stack: string;
    /** The engine. */
    session: Pick<Session, "run" | "project">;
}

/** What a run that failed says, a line each. */
export function failureOf(run: EngineRun): string[] {
    const errors = run.errors.map(({ urn, message }) => (urn === "" ? message : `${shortName(urn)}: ${message}`));
    return [...errors, ...run.advice];
}

/** Type and name of a resource, without the stack's and the parents'. */
export function shortName(urn: string): string {
    const { type, name } = typeAndName(urn);
    return `${type} ${name}`;
}

/** Numbers of a run in words: `3 create, 114 same`. */
export function countsOf({ changes }: EngineRun): string {
    const counts = Object.entries(changes).map(([op, count]) => `${count} ${op}`);
    return counts.length === 0 ? "nothing" : counts.sort().join(", ");
}

/** A run that has to succeed. */
export const succeeded = (run: EngineRun): Found => ({ ok: run.ok, says: countsOf(run), details: failureOf(run) });

/** A preview with the policy pack: it has to succeed, and nothing mandatory may be found. */
export function issuesOfRun(run: EngineRun): Found {
    const mandatory = run.policy.filter(({ level }) => level === "mandatory");
    return {
        ok: run.ok && mandatory.length === 0,
        says: `${run.changes.create ?? 0} to create, ${mandatory.length} mandatory findings`,
        details: [...failureOf(run), ...mandatory.map(({ rule, message }) => `${rule}: ${message}`)],
    };
}

/** A run that has to succeed and change nothing. */
export function expectNoChange(run: EngineRun): Found {
    const changed = run.steps.map(({ op, urn, diffs }) => `${op} ${shortName(urn)} ${diffs.join(", ")}`);
    return {
        ok: run.ok && changed.length === 0,
        says: `${changed.length} changes`,
        details: [...failureOf(run), ...changed],
    };
}
