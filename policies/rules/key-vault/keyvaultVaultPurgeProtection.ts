import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultPurgeProtection = defineRule({
    id: "keyvault-vault-purge-protection",
    title: "Vaults cannot be purged before their retention ends",
    rationale:
        "A principal that may delete a vault may otherwise purge it, and everything encrypted with its keys is lost.",
    remedy: "Set properties.enablePurgeProtection to true; it cannot be taken back.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: [
        "kv.purge-protection",
        "Azure.KeyVault.PurgeProtect",
        "CKV_AZURE_110",
        "CKV_AZURE_42",
        "AZU-0016",
        "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53",
    ],
    checks: { "properties.enablePurgeProtection": isTrue() },
});
