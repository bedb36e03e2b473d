import type { ServiceBreaks } from "./breaks";

export const keyVaultBreaks: ServiceBreaks = {
    checks: {
        "keyvault-vault-access-policies properties.accessPolicies": {
            disallowed: [[{ objectId: "11111111-2222-3333-4444-555555555555", permissions: { keys: ["all"] } }]],
            unsetPasses: true,
            structured: true,
        },
        "keyvault-vault-public-network-access properties.publicNetworkAccess": {
            disallowed: ["Enabled"],
        },
        "keyvault-vault-firewall-default properties.networkAcls.defaultAction": { disallowed: ["Allow"] },
        "keyvault-key-rotation properties.rotationPolicy.lifetimeActions": {
            disallowed: [[], [{ action: { type: "notify" } }]],
            structured: true,
        },
    },
    removals: {
        "vault-diagnostics": ["monitoring-diagnostic-setting @vault"],
        "vault-lake-key": [
            "storage-account-customer-key-access @flowlogs",
            "storage-account-customer-key-access @lake",
        ],
        "zone-privatelink.vaultcore.azure.net-link": ["network-private-endpoint-dns @vault-vault"],
        "vault-vault": ["network-service-private-endpoint @vault"],
        "vault-vault-dns": ["network-private-endpoint-dns @vault-vault"],
    },
};
