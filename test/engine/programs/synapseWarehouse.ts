import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";
import {
    KeyVault,
    PrivateStorageAccount,
    ServiceEncryptionKey,
    SynapseWarehouse,
    defaultNamePattern,
    synapseAccessRule,
    type SynapseWarehouseArgs,
} from "../../../components";

/** A warehouse with a key of its own, whose pool is as the settings say. */
export function program(): void {
    const settings = new pulumi.Config().requireObject<{
        subscriptionId: string;
        owner: string;
        sqlPool: SynapseWarehouseArgs["sqlPool"];
    }>("settings");
    const { subscriptionId, owner, sqlPool } = settings;
    const tenantId = "00000000-0000-4000-8000-000000000002";
    const opts = { provider: new azure.Provider("azure", { subscriptionId, tenantId }) };
    const location = "westeurope";
    const naming = {
        project: "amlp",
        stack: "unit",
        subscriptionId,
        prefix: "amlp",
        pattern: defaultNamePattern,
        generation: 0,
    };
    const group = new azure.resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location }, opts);
    const args = { location, naming, resourceGroupName: group.name, tags: { owner } };
    const { vault, vaultUri } = new KeyVault("vault", { ...args, tenantId }, opts);
    const inVault = { vaultName: vault.name, resourceGroupName: group.name, vaultUri };
    const resourceAccessRules = [synapseAccessRule(naming, tenantId, "warehouse", "rg-unit")];
    new SynapseWarehouse(
        "warehouse",
        {
            ...args,
            tenantId,
            administrators: { groupObjectId: "00000000-0000-4000-8000-00000000aaaa", name: "sql-administrators" },
            storage: new PrivateStorageAccount(
                "warehouse-files",
                { ...args, hierarchicalNamespace: true, resourceAccessRules },
                opts,
            ),
            customerManagedKey: new ServiceEncryptionKey("encryption-key", { ...args, vault: inVault }, opts),
            sqlPool,
        },
        opts,
    );
}
