import { empty } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultAccessPolicies = defineRule({
    id: "keyvault-vault-access-policies",
    title: "Vaults hold no access policies",
    rationale: "Under role authorisation they are dead; they come alive on the day it is switched off.",
    remedy: "Remove properties.accessPolicies and assign roles.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: ["kv.access-policy", "Azure.KeyVault.AccessPolicy"],
    checks: { "properties.accessPolicies": empty("roles decide who may enter") },
});
