import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultRbac = defineRule({
    id: "keyvault-vault-rbac",
    title: "Vaults authorise through Azure roles",
    rationale: "Access policies are granted by anyone who may write the vault and do not show among role assignments.",
    remedy: "Set properties.enableRbacAuthorization to true.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: ["kv.rbac", "Azure.KeyVault.RBAC", "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5"],
    unwaivable: true,
    checks: { "properties.enableRbacAuthorization": isTrue() },
});
