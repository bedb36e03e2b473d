import {
    KeyVault,
    PrivateStorageAccount,
    ServiceEncryptionKey,
    SynapseWarehouse,
    defaultNamePattern,
    synapseAccessRule,
} from "../../../components";

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
const tenantId = "00000000-0000-4000-8000-000000000002";
const { vault, vaultUri } = new KeyVault("vault", { ...shop, tenantId });
const inVault = { vaultName: vault.name, resourceGroupName: shop.resourceGroupName, vaultUri };
const warehouse = new SynapseWarehouse("warehouse", {
    ...shop,
    tenantId,
    administrators: { groupObjectId: "00000000-0000-4000-8000-000000000003", name: "shop-sql-administrators" },
    storage: new PrivateStorageAccount("warehouse-files", {
        ...shop,
        hierarchicalNamespace: true,
        resourceAccessRules: [synapseAccessRule(shop.naming, tenantId, "warehouse", shop.resourceGroupName)],
    }),
    sqlPool: { size: "DW100c" },
    customerManagedKey: new ServiceEncryptionKey("warehouse-encryption-key", { ...shop, vault: inVault }),
});
export const { sqlHost, serverlessSqlHost, principalId } = warehouse;
