import path from "node:path";
import { catalog } from "../policies/catalog";
import { evaluate } from "../policies/core/evaluate";
import { masked } from "../policies/core/mask";
import { toPolicyInput } from "../policies/core/resource";
import { readWaivers } from "../policies/core/waivers";
import type { Settings } from "../stacks/settings/settings";
import type { PlanPolicy } from "./plan";
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
    const evaluation = evaluate(inputs, {
        rules: catalog,
        profile: settings.policy.profile,
        zoneGroups: settings.privateDns?.zoneGroups === "organisation" ? "policy" : "platform",
        stack,
        today,
        waivers: readWaivers(path.join(__dirname, "../policies/waivers.json")),
    });
    return masked(evaluation, recording.mask);
}
