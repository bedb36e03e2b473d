import { typeAndName } from "../../../simulation/core/urns";
import type { EngineRun } from "../../../simulation/engine/run";
import type { ObservedCall } from "../../../simulation/provider/server";
import type { ProgramStage } from "./programs";

/** What a run does to resources of these types, all without. */
export const done = ({ steps }: EngineRun, types?: readonly string[]): string[] =>
    steps.filter(({ type }) => types?.includes(type) ?? true).map(({ op, urn }) => `${op} ${typeAndName(urn).name}`);

/** Calls to resources of these types, all without, that end from now on, in their order. */
export function ended({ session }: ProgramStage, types?: readonly string[]): string[] {
    const calls: string[] = [];
    session.plugins.observer = ({ method, moment, urn }: ObservedCall) => {
        const { type, name } = typeAndName(urn);
        if (moment === "after" && (types?.includes(type) ?? true)) {
            calls.push(`${method} ${name}`);
        }
    };
    return calls;
}
