import path from "node:path";
import { catalog } from "../policies/catalog";
import { evaluate } from "../policies/core/evaluate";
import { Mask, masked } from "../policies/core/mask";
import { toPolicyInput } from "../policies/core/resource";
import type { Profile } from "../policies/core/rule";
import { unknownSentinel } from "../policies/core/unknowns";
import { readWaivers } from "../policies/core/waivers";
import type { Settings } from "../stacks/settings/settings";
import type { Plan, PlanFinding, PlanPolicy, PlanValue } from "./plan";
import type { Recording } from "./recording/record";

/** Judges a recorded stack by the policy pack, in the profile of its settings. */
export function judge(recording: Recording, settings: Settings, stack: string, today: string): PlanPolicy {
    const inputs = recording.resources.map(({ shown, wire, id }) =>
        toPolicyInput({
            urn: shown.urn,
            type: shown.type,
            name: shown.name,
            custom: shown.custom,
            parent: shown.parent,
            protect: shown.protect,
            dependencies: shown.dependsOn,
            propertyDependencies: shown.propertyDependencies,
            props: id === undefined ? wire : { ...wire, id },
        }),
    );
    const fromPolicy = settings.privateDns?.zoneGroups === "organisation";
    const evaluation = evaluate(inputs, {
        rules: catalog,
        profile: settings.policy.profile,
        zoneGroups: fromPolicy ? "policy" : "platform",
        stack,
        today,
        waivers: readWaivers(path.join(__dirname, "../policies/waivers.json")),
    });
    return { ...masked(evaluation, recording.mask), ...(fromPolicy && { zoneGroups: "policy" }) };
}

/** Whether a text is the name of a policy profile. */
export const isProfile = (text: unknown): text is Profile => text === "dev" || text === "prod";

/** What the rules of today find in a plan by a profile, whatever waivers say: the plan may be of another version of the program. */
export function findingsOf(plan: Plan, profile: Profile, zoneGroups: PlanPolicy["zoneGroups"]): readonly PlanFinding[] {
    const inputs = plan.resources.map(({ inputs, dependsOn, ...resource }) =>
        toPolicyInput({ ...resource, dependencies: dependsOn, props: judgedValue(inputs) as Record<string, unknown> }),
    );
    const today = new Date().toISOString().slice(0, 10);
    const evaluation = evaluate(inputs, { rules: catalog, profile, zoneGroups, stack: plan.stack, today });
    return masked(evaluation, new Mask()).violations;
}

// A plan does not have the values of secrets: a rule sees that there is one.
function judgedValue(value: PlanValue): unknown {
    if (value === null || typeof value !== "object") {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map(judgedValue);
    }
    if (value.$unknown === true) {
        return unknownSentinel;
    }
    return value.$secret === true
        ? "(secret)"
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, judgedValue(inner)]));
}
