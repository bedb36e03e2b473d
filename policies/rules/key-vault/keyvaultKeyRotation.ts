import { satisfies } from "../../core/conditions";
import { daysOf } from "../../core/durations";
import { defineRule } from "../../core/rule";

// Source: NIST SP 800-57 Part 1 Rev. 5, table 1: one to two years of use for a key that encrypts other keys.
const mostDays = 730;

interface LifetimeAction {
    readonly action?: { readonly type?: unknown };
    readonly trigger?: { readonly timeAfterCreate?: unknown; readonly timeBeforeExpiry?: unknown };
}

interface RotationPolicy {
    readonly attributes?: { readonly expiryTime?: unknown };
    readonly lifetimeActions?: readonly LifetimeAction[];
}

function rotates({ action, trigger }: LifetimeAction, expiryTime: unknown): boolean {
    const isRotation = typeof action?.type === "string" && action.type.toLowerCase() === "rotate";
    const after = daysOf(trigger?.timeAfterCreate) ?? difference(daysOf(expiryTime), daysOf(trigger?.timeBeforeExpiry));
    return isRotation && after !== undefined && after > 0 && after <= mostDays;
}

function difference(days: number | undefined, less: number | undefined): number | undefined {
    return days === undefined || less === undefined ? undefined : days - less;
}

export const keyvaultKeyRotation = defineRule({
    id: "keyvault-key-rotation",
    title: "Keys rotate automatically, every two years or more often",
    rationale:
        "A key without rotation is the same for years, and one that only expires makes what it encrypts unreadable.",
    remedy: "Add a lifetime action of type rotate to properties.rotationPolicy.lifetimeActions, with trigger.timeAfterCreate of P730D or less.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Key"],
    references: ["kv.key-rotation", "Azure.KeyVault.AutoRotationPolicy"],
    checks: {
        "properties.rotationPolicy": satisfies(`a rotation within ${mostDays} days`, (policy) => {
            const { attributes, lifetimeActions = [] } = policy as RotationPolicy;
            return lifetimeActions.some((action) => rotates(action, attributes?.expiryTime));
        }),
    },
});
