import { EncryptionKey, KeyVault, defaultNamePattern } from "../../../components";

const shop = {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming: {
        project: "shop",
        stack: "dev",
        subscriptionId: "00000000-0000-4000-8000-000000000001",
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
};
const { vault, vaultUri } = new KeyVault("vault", {
    ...shop,
    tenantId: "00000000-0000-4000-8000-000000000002",
});
const key = new EncryptionKey("lake-key", {
    ...shop,
    vault: { vaultName: vault.name, resourceGroupName: shop.resourceGroupName, vaultUri },
});
export const customerManagedKey = key.customerManagedKey;
