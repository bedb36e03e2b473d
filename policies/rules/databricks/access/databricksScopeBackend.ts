import { exactly, present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksScopeBackend = defineRule({
    id: "databricks-scope-backend",
    title: "Secret scopes are kept in Key Vault",
    rationale:
        "A scope of Databricks' own has neither rotation nor access log, and its secrets are in no vault's inventory.",
    remedy: "Set backendType to AZURE_KEYVAULT and keyvaultMetadata to the vault.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/secretScope:SecretScope"],
    references: ["dbx.secret-scope", "SAT DP-1"],
    checks: { backendType: exactly(["AZURE_KEYVAULT"]), "keyvaultMetadata.resourceId": present() },
});
