import type { EngineStep } from "../../simulation/engine/run";
import { statefulTypes } from "../../policies/core/azure/governance";

/**
 * Types of which an upgrade may replace or delete none that the changelog does not name: what holds data, and what all
 * else is in, so that it is deleted with it.
 */
export const gatedTypes: readonly string[] = [
    ...statefulTypes,
    "azure-native:network:VirtualNetwork",
    "azure-native:resources:ResourceGroup",
];

/** What an upgrade replaces or deletes although the changelog does not say so under the heading that is for that. */
export function unannouncedLosses(
    steps: readonly Pick<EngineStep, "op" | "urn" | "type">[],
    changelog: string,
): string[] {
    const announced = [...changelog.matchAll(/^### Breaking changes\n(.*?)(?=^##)/gms)].map(([text]) => text).join("");
    return steps
        .filter(({ op, type }) => /replace|delete/.test(op) && gatedTypes.includes(type))
        .filter(({ type }) => !announced.includes(`\`${type}\``))
        .map(({ op, urn }) => `${op} ${urn}`);
}
