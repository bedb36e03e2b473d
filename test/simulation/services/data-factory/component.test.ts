import { Provider } from "@pulumi/azure-native/provider";
import * as resources from "@pulumi/azure-native/resources";
import { describe, expect, it } from "vitest";
import {
    DataFactory,
    EncryptionKey,
    FileIngest,
    KeyVault,
    ManagedEndpoints,
    PrivateStorageAccount,
    linkedService,
    type LinkedServiceTarget,
} from "../../../../components";
import { userAssignedIdentity } from "../../../../components/shared";
import { managedNetworkType } from "../../../../azure/data-factory/factories";
import type { Plan } from "../../../../preview/plan";
import { Cloud } from "../../../../simulation/cloud/cloud";
import { at } from "../../../../simulation/core/ids";
import { common, naming } from "../../../support/fixtures";
import { recorded, unitAccount } from "../../../support/recording";
import { changedByRefresh, makePlanned } from "../../plannedUp";

/** A factory with its key, the endpoint to a lake, and the linked service that leads to it. */
function ingest(keySize: number): void {
    const opts = { provider: new Provider("azure", unitAccount) };
    const { location } = common;
    const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location }, opts);
    const args = { ...common, resourceGroupName: group.name };
    const vault = new KeyVault("vault", { ...args, tenantId: unitAccount.tenantId }, opts);
    const inVault = { vaultName: vault.vault.name, resourceGroupName: group.name, vaultUri: vault.vaultUri };
    const key = new EncryptionKey("factory-key", { ...args, keySize, vault: inVault }, opts);
    const identity = userAssignedIdentity("ingest-identity", "ingest", args, opts);
    const lake = new PrivateStorageAccount("lake", { ...args, hierarchicalNamespace: true }, opts);
    const { customerManagedKey } = key;
    const factory = new DataFactory("ingest", { ...args, identityResourceId: identity.id, customerManagedKey }, opts);
    const target = { name: "lake", resourceId: lake.storageAccountResourceId, groupId: "dfs" };
    const { ready } = new ManagedEndpoints("ingest-endpoints", { naming, factory, targets: [target] }, opts);
    linkedService(
        "ingest-landing",
        {
            factory: factory.contents,
            name: "landing",
            runtimeName: factory.contents?.runtimeName ?? "",
            target: { type: "AzureBlobFS", url: "https://stlake.dfs.core.windows.net" },
        },
        { ...opts, dependsOn: ready },
    );
}

async function made(keySize: number) {
    const cloud = new Cloud();
    const plan = { resources: await recorded(() => ingest(keySize)) } as unknown as Plan;
    return { cloud, up: makePlanned(cloud, plan) };
}

describe("A factory of the library in the simulated cloud", () => {
    it("is made with all that lies in it, and as it was made at the next refresh", async () => {
        const { cloud, up } = await made(2048);
        expect(up.refused).toEqual([]);
        expect(changedByRefresh(up)).toEqual([]);
        expect(cloud.store.ofType(managedNetworkType)).toHaveLength(1);
    });

    it("has an approved endpoint", async () => {
        const { cloud } = await made(2048);
        const [endpoint] = cloud.store.ofType("azure-native:datafactory:ManagedPrivateEndpoint");
        expect(at(endpoint?.outputs, "properties", "connectionState")).toMatchObject({
            status: "Approved",
            description: "Data Factory reaches lake over its managed network.",
        });
    });

    it("is refused with a key of the size that keys have by default", async () => {
        const { up } = await made(3072);
        expect(up.refused[0]).toMatch(/datafactory:Factory ingest: .*has 3072 bits; only RSA keys of 2048/);
    });
});

/** An ingest of files from a server whose password is in a vault that the factory has a linked service to, or not. */
function ofFiles(vaultName: string): void {
    const opts = { provider: new Provider("azure", unitAccount) };
    const { location } = common;
    const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location }, opts);
    const args = { ...common, resourceGroupName: group.name };
    const identity = userAssignedIdentity("ingest-identity", "ingest", args, opts);
    const { contents } = new DataFactory("ingest", { ...args, identityResourceId: identity.id }, opts);
    const linked = (name: string, target: LinkedServiceTarget) =>
        linkedService(name, { factory: contents, name, runtimeName: contents?.runtimeName ?? "", target }, opts).name;
    const vault = linked("vault", { type: "AzureKeyVault", vaultUri: "https://kv-unit.vault.azure.net/" });
    const password = {
        vaultLinkedServiceName: vault.apply((name) => (vaultName === "" ? name : vaultName)),
        secretName: "s",
    };
    const host = "sftp.contoso.example";
    new FileIngest(
        "partner",
        {
            factory: contents,
            source: {
                name: "partner",
                type: "Sftp",
                linkedServiceName: linked("partner", {
                    type: "Sftp",
                    host,
                    userName: "reader",
                    password,
                    skipHostKeyValidation: true,
                }),
            },
            landing: {
                linkedServiceName: linked("lake", { type: "AzureBlobFS", url: "https://stlake.dfs.core.windows.net" }),
                zone: "landing",
                format: "files",
            },
            controlLinkedServiceName: linked("control", {
                type: "AzureSqlDatabase",
                server: "sql",
                database: "control",
            }),
            feeds: [{ name: "orders", mode: "watermark", folder: "out" }],
        },
        opts,
    );
}

describe("An ingest of files in the simulated cloud", () => {
    const upOf = async (vaultName: string) =>
        makePlanned(new Cloud(), { resources: await recorded(() => ofFiles(vaultName)) } as unknown as Plan);

    it("is made, and as it was made at the next refresh", async () => {
        const up = await upOf("");
        expect(up.refused).toEqual([]);
        expect(changedByRefresh(up)).toEqual([]);
    });

    it("is refused where its password is in a vault that the factory does not know", async () => {
        const { refused } = await upOf("elsewhere");
        expect(refused[0]).toMatch(/datafactory:LinkedService partner: .*invalid reference 'elsewhere'/);
    });
});
