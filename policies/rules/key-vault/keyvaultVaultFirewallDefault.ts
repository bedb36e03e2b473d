import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultFirewallDefault = defineRule({
    id: "keyvault-vault-firewall-default",
    title: "The vault's firewall denies by default",
    rationale: "With the default Allow, switching public access on opens the vault to every address at once.",
    remedy: "Set properties.networkAcls.defaultAction to Deny.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: [
        "kv.firewall",
        "Azure.KeyVault.Firewall",
        "CKV_AZURE_109",
        "AZU-0013",
        "55615ac9-af46-4a59-874e-391cc3dfb490",
        "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc",
    ],
    checks: { "properties.networkAcls.defaultAction": equals("Deny") },
});
