import { anyOf, satisfies, shape } from "../../core/conditions";
import { daysOf } from "../../core/durations";
import { expiresAfter } from "../../core/azure/expiry";
import { defineRule } from "../../core/rule";

// Source: NIST SP 800-57 Part 1 Rev. 5, table 1: two years of use, and three more to read what it encrypted.
const mostDays = 5 * 365;

const ofEachVersion = satisfies(`an expiry within ${mostDays} days of each version`, (duration) => {
    const days = daysOf(duration);
    return days !== undefined && days > 0 && days <= mostDays;
});

export const keyvaultKeyExpiry = defineRule({
    id: "keyvault-key-expiry",
    title: "Versions of a key expire",
    rationale: "A version that was copied, or is used past its rotation, otherwise opens data for ever.",
    remedy: "Set properties.rotationPolicy.attributes.expiryTime, later than the rotation, or properties.attributes.expires.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Key"],
    references: ["kv.key-expiry", "CKV_AZURE_40", "AZU-0014"],
    checks: ({ today }) => ({
        "": anyOf(
            shape({ "properties.rotationPolicy.attributes.expiryTime": ofEachVersion }),
            shape({ "properties.attributes.expires": expiresAfter(today) }),
        ),
    }),
});
