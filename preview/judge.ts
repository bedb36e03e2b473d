import path from "node:path";
import { catalog } from "../policies/catalog";
import { evaluate } from "../policies/core/evaluate";
import { toPolicyInput } from "../policies/core/resource";
import { readWaivers } from "../policies/core/waivers";
import type { Settings } from "../stacks/settings/settings";
import type { PlanFinding, PlanPolicy } from "./plan";
import { Mask } from "./mask";
import type { Wire } from "../simulation/core/wire";
import type { Recording } from "./recording/record";
import { holdsSecret } from "./recording/wire";

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
    const { pack, profile, rulesEvaluated, violations, unknown, waived } = evaluate(inputs, {
        rules: catalog,
        profile: settings.policy.profile,
        zoneGroups: settings.privateDns?.zoneGroups === "organisation" ? "policy" : "platform",
        stack,
        today,
        waivers: readWaivers(path.join(__dirname, "../policies/waivers.json")),
    });
    const secretive = new Map(recording.resources.map(({ shown, wire }) => [shown.urn, wire]));
    const mask = new Mask(recording.secretTexts);
    const shown = (findings: readonly PlanFinding[]) =>
        findings.map((finding) => withoutSecrets(finding, secretive.get(finding.urn) ?? {}, mask));
    return {
        pack,
        profile,
        rulesEvaluated,
        violations: shown(violations),
        unknown: shown(unknown),
        waived: shown(waived),
    };
}

// A rule sees values as the engine would show them to it, secrets opened; its words may hold a part of one.
function withoutSecrets(finding: PlanFinding, wire: Wire, mask: Mask): PlanFinding {
    const property = finding.path.split(/[.[]/)[0] ?? "";
    const message = holdsSecret(wire[property] ?? null)
        ? `${finding.path} holds a secret that the rule refuses`
        : finding.message;
    return { ...finding, message: mask.hide(message) };
}
