import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultVaultPublicNetworkAccess = defineRule({
    id: "keyvault-vault-public-network-access",
    title: "Vaults are closed to the public network",
    rationale: "Any address of the internet can try the vault; only roles stand in between.",
    remedy: "Set properties.publicNetworkAccess to Disabled and connect to the vault through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Vault"],
    references: ["kv.public-access", "CKV_AZURE_189", "405c5871-3e91-4644-8a63-58e19d68ff5b"],
    checks: {
        "properties.publicNetworkAccess": oneOf(["Disabled", "SecuredByPerimeter"]),
    },
});
