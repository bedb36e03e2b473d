import { atLeast, isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultSoftDeleteRetention = defineRule({
    id: "keyvault-vault-soft-delete-retention",
    title: "Deleted vaults and secrets can be restored, and for long enough",
    rationale: "A short retention ends before a deletion is noticed.",
    remedy: "Set properties.softDeleteRetentionInDays to 90 in production, 7 or more elsewhere, which cannot be changed later; leave properties.enableSoftDelete out or set it to true.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: [
        "kv.soft-delete",
        "Azure.KeyVault.SoftDelete",
        "CKV_AZURE_111",
        "CKV_AZURE_42",
        "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d",
        "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53",
    ],
    checks: ({ profile }) => ({
        "properties.enableSoftDelete": isTrue({ missing: "pass", because: "a new vault has soft delete" }),
        "properties.softDeleteRetentionInDays": atLeast(profile === "prod" ? 90 : 7),
    }),
});
