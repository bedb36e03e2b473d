import { present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultSecretExpiry = defineRule({
    id: "keyvault-secret-expiry",
    title: "Secrets expire",
    rationale: "A secret without an end stays valid after everyone has forgotten who holds it.",
    remedy: "Set properties.attributes.expires.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Secret"],
    references: ["kv.secret-expiry", "CKV_AZURE_41", "AZU-0017"],
    checks: { "properties.attributes.expires": present() },
});
