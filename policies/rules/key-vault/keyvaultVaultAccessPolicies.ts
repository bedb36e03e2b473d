import { type Conditions, empty, satisfies } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const accessPolicy = "azure-native:keyvault:AccessPolicy";

export const keyvaultVaultAccessPolicies = defineRule({
    id: "keyvault-vault-access-policies",
    title: "Vaults hold no access policies",
    rationale: "Under role authorisation they are dead; they come alive on the day it is switched off.",
    remedy: "Remove properties.accessPolicies and each AccessPolicy, and assign roles.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault", accessPolicy],
    references: ["kv.access-policy", "Azure.KeyVault.AccessPolicy"],
    checks: ({ type }): Conditions =>
        type === accessPolicy
            ? { "": satisfies("a role assignment instead", () => false) }
            : { "properties.accessPolicies": empty("roles decide who may enter") },
});
