import { Mask } from "../policies/core/mask";
import { isDeepStrictEqual } from "node:util";
import type { Registration } from "../simulation/engine/trace";
import type { Plan, PlanResource } from "./plan";
import { WireReader } from "./recording/wire";

/** What differs between a plan and what the same program sent to the engine, a line each. */
export function differences(plan: Plan, registered: readonly Registration[]): string[] {
    const sent = new Map(registered.map((registration) => [registration.urn, registration]));
    const planned = new Map(plan.resources.map((resource) => [resource.urn, resource]));
    return [
        ...[...planned.keys()].filter((urn) => !sent.has(urn)).map((urn) => `${urn}: is planned, but not registered`),
        ...[...sent.keys()].filter((urn) => !planned.has(urn)).map((urn) => `${urn}: is registered, but not planned`),
        ...[...planned].flatMap(([urn, resource]) => differingParts(resource, sent.get(urn))),
    ].sort();
}

function differingParts(planned: PlanResource, sent: Registration | undefined): string[] {
    if (!sent) {
        return [];
    }
    const inputs = new WireReader(new Mask()).properties(sent.inputs);
    const names = [...new Set([...Object.keys(inputs), ...Object.keys(planned.inputs)])];
    const pairs: [string, unknown, unknown][] = [
        ["parent", planned.parent ?? "", sent.parent],
        ["protect", planned.protect, sent.protect],
        ["dependsOn", planned.dependsOn, sent.dependsOn],
        ...names.map((name): [string, unknown, unknown] => [`inputs.${name}`, planned.inputs[name], inputs[name]]),
    ];
    return pairs
        .filter(([, plan, engine]) => !isDeepStrictEqual(plan, engine))
        .map(
            ([part, plan, engine]) =>
                `${planned.urn}: ${part} is ${shown(plan)} in the plan, ${shown(engine)} in the engine`,
        );
}

const shown = (value: unknown) => (value === undefined ? "absent" : JSON.stringify(value));
