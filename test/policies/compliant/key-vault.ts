import { type FixtureResource } from "../support/fixture";
import { arm, common } from "./common";
import { diagnosticsOf } from "./observability";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

export const vault: FixtureResource = {
    type: "azure-native:keyvault:Vault",
    name: "vault",
    id: arm("Microsoft.KeyVault/vaults", "kv-data"),
    protect: true,
    props: {
        ...common,
        vaultName: "kv-data",
        properties: {
            tenantId: "99999999-0000-0000-0000-000000000000",
            sku: { family: "A", name: "standard" },
            enablePurgeProtection: true,
            enableSoftDelete: true,
            enableRbacAuthorization: true,
            accessPolicies: [],
            publicNetworkAccess: "Disabled",
            networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
            softDeleteRetentionInDays: 90,
        },
    },
};

export const key: FixtureResource = {
    type: "azure-native:keyvault:Key",
    name: "vault-lake-key",
    id: `${vault.id}/keys/lake`,
    protect: true,
    props: {
        resourceGroupName: "rg-data",
        vaultName: "kv-data",
        keyName: "lake",
        properties: {
            kty: "RSA",
            keySize: 3072,
            rotationPolicy: {
                attributes: { expiryTime: "P180D" },
                lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P90D" } }],
            },
        },
    },
};

const secret: FixtureResource = {
    type: "azure-native:keyvault:Secret",
    name: "vault-secret",
    id: `${vault.id}/secrets/webhook`,
    props: {
        resourceGroupName: "rg-data",
        vaultName: "kv-data",
        secretName: "webhook",
        properties: { contentType: "text/plain", attributes: { expires: 1893456000 } },
    },
};

const zone = zoneOf("privatelink.vaultcore.azure.net");
const endpoint = endpointOf(vault, "vault");

export const keyVault: readonly FixtureResource[] = [
    vault,
    diagnosticsOf(vault),
    key,
    secret,
    zone,
    linkOf(zone),
    endpoint,
    zoneGroupOf(endpoint, zone),
];
