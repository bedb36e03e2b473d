import { expiresAfter } from "../../core/azure/expiry";
import { defineRule } from "../../core/rule";

export const keyvaultSecretExpiry = defineRule({
    id: "keyvault-secret-expiry",
    title: "Secrets expire, and have not expired",
    rationale: "A secret without an end stays valid after everyone has forgotten who holds it.",
    remedy: "Set properties.attributes.expires to a time to come, in seconds since 1970.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Secret"],
    references: ["kv.secret-expiry", "CKV_AZURE_41", "AZU-0017"],
    checks: ({ today }) => ({ "properties.attributes.expires": expiresAfter(today) }),
});
