import type { ResourceTypes } from "../resourceType";

/** Key vaults, their keys and secrets. */
export const keyVault = {
    keyVault: {
        token: "azure-native:keyvault:Vault",
        arm: "Microsoft.KeyVault/vaults",
        names: ["vaultName"],
        apiVersion: "2024-11-01",
        title: "Key vault",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: { vault: ["privatelink.vaultcore.azure.net"] },
        name: {
            abbreviation: "kv",
            minLength: 3,
            maxLength: 24,
            pattern: /^(?!.*--)[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/,
            words: "3 to 24 letters, digits and single hyphens, a letter first, no hyphen at the end",
            scope: "global",
        },
        retention: [
            {
                what: "deleted vaults and keys",
                path: /^properties\.softDeleteRetentionInDays$/,
                unset: "by default",
            },
        ],
        source: "retention: azure-rest-api-specs, keyvault, softDeleteRetentionInDays",
    },
    key: {
        token: "azure-native:keyvault:Key",
        arm: "Microsoft.KeyVault/vaults/keys",
        names: ["vaultName", "keyName"],
        apiVersion: "2024-11-01",
        taggable: true,
        stateful: true,
        name: {
            abbreviation: "key",
            minLength: 1,
            maxLength: 127,
            pattern: /^[A-Za-z0-9-]+$/,
            words: "1 to 127 letters, digits and hyphens",
            scope: "parent",
        },
        source: "own abbreviation; name: the page has vaults/secrets 1-127, alphanumerics and hyphens; that keys follow the same rule is from Azure/terraform-azurerm-naming, key_vault_key",
    },
    secret: {
        token: "azure-native:keyvault:Secret",
        arm: "Microsoft.KeyVault/vaults/secrets",
        names: ["vaultName", "secretName"],
        apiVersion: "2024-11-01",
        taggable: true,
    },
} as const satisfies ResourceTypes;
