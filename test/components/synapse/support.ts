import type * as pulumi from "@pulumi/pulumi";
import { SynapseWarehouse, type SynapseWarehouseArgs } from "../../../components";
import type { PlanResource } from "../../../preview/plan";
import { common, diagnostics, lock, outside, privateEndpoints } from "../../support/fixtures";
import { one, unitAccount } from "../../support/recording";

export const { tenantId } = unitAccount;
export const administrators = { groupObjectId: "00000000-0000-4000-8000-00000000aaaa", name: "sql-administrators" };
export const storage = {
    storageAccountResourceId: outside("Microsoft.Storage/storageAccounts", "stoutside"),
    storageAccountName: "stoutside",
};
export const gold = {
    name: "gold",
    filesystemResourceId: outside(
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        "stlake",
        "default",
        "gold",
    ),
};
/** Key of the customer's outside the recorded stack. */
export const key = {
    keyResourceId: outside("Microsoft.KeyVault/vaults/keys", "kv-outside", "key"),
    vaultUri: "https://kv-outside.vault.azure.net/",
    keyName: "key",
};

export const warehouse = (args: Partial<SynapseWarehouseArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new SynapseWarehouse("warehouse", { ...common, tenantId, administrators, storage, ...args }, opts);

const surrounded = { defender: true, privateEndpoints, diagnostics, lock };
export const hardened = () => warehouse({ customerManagedKey: key, ...surrounded }, { protect: true });
export const full = () =>
    warehouse({
        customerManagedKey: key,
        ...surrounded,
        sqlPool: { name: "serving", size: "DW500c", collation: "Latin1_General_100_CI_AS_SC_UTF8", geoBackups: false },
        sparkPool: {
            name: "prepare",
            nodeSize: "Medium",
            minNodes: 4,
            maxNodes: 20,
            autoPauseMinutes: 5,
            version: "3.4",
        },
        readable: [gold],
    });

/** Inputs of a resource of Synapse, without what all have. */
export function inputsOf(resources: readonly PlanResource[], type: string): Record<string, unknown> {
    const { resourceGroupName, location, tags, ...rest } = one(resources, `azure-native:synapse:${type}`).inputs;
    return { ...rest, ...(resourceGroupName === "rg-unit" && location === "westeurope" && tags ? {} : { tags }) };
}

/** The one resource of a deployment's template, with the values of its parameters. */
export function partOf(resources: readonly PlanResource[], name: string) {
    const { properties } = one(resources, "azure-native:resources:Deployment", name).inputs;
    const { parameters, template } = properties as {
        parameters: Record<string, { value: unknown }>;
        template: { resources: { type: string; name: string; apiVersion: string; properties: object }[] };
    };
    return { ...template.resources[0], parameters };
}
