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
        "keyvault-vault-soft-delete-retention properties.enableSoftDelete": { unsetPasses: true },
        "keyvault-secret-expiry properties.attributes.expires": {
            disallowed: [0, -1, 1780272000, 253402300799, 1893456000000, "1893456000"],
            structured: true,
        },
        "keyvault-key-expiry ": { structured: true },
        "keyvault-key-rotation properties.rotationPolicy": {
            disallowed: [
                { attributes: { expiryTime: "P180D" } },
                ...[
                    [],
                    [{ action: { type: "notify" }, trigger: { timeAfterCreate: "P90D" } }],
                    [{ action: { type: "rotate" } }],
                    [{ action: { type: "rotate" }, trigger: {} }],
                    [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P99Y" } }],
                    [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P731D" } }],
                    [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P0D" } }],
                    [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "90 days" } }],
                    [{ action: { type: "rotate" }, trigger: { timeBeforeExpiry: "P200D" } }],
                ].map((lifetimeActions) => ({ attributes: { expiryTime: "P180D" }, lifetimeActions })),
            ],
            structured: true,
        },
    },
    alsoTrips: {
        // Each version's expiry is a part of the rotation policy.
        "keyvault-key-rotation properties.rotationPolicy unset": ["keyvault-key-expiry"],
        "keyvault-key-rotation properties.rotationPolicy unknown": ["keyvault-key-expiry"],
    },
    removals: {
        "vault-diagnostics": ["monitoring-diagnostic-setting @vault"],
        "vault-lake-key": [
            "data-factory-customer-key-access @factory",
            "storage-account-customer-key-access @flowlogs",
            "storage-account-customer-key-access @lake",
            "storage-account-customer-key-access @mlstore",
        ],
        "zone-privatelink.vaultcore.azure.net-link": ["network-private-endpoint-dns @vault-vault"],
        "vault-vault": ["network-service-private-endpoint @vault"],
        "vault-vault-dns": ["network-private-endpoint-dns @vault-vault"],
    },
};
