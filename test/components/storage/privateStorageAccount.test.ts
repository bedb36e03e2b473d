import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { PrivateStorageAccount, Replication, type PrivateStorageAccountArgs } from "../../../components";
import { common, customerManagedKey, diagnostics, lock, outside, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const account = "azure-native:storage:StorageAccount";
const tenantId = "00000000-0000-4000-8000-00000000bbbb";
const store = (args: Partial<PrivateStorageAccountArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new PrivateStorageAccount("store", { ...common, ...args }, opts);
const hardened = () => store({ customerManagedKey, privateEndpoints, diagnostics, lock }, { protect: true });
const full = () =>
    store({
        hierarchicalNamespace: true,
        replication: Replication.Geo,
        infrastructureEncryption: false,
        customerManagedKey,
        resourceAccessRules: [
            { resourceIdPattern: outside("Microsoft.MachineLearningServices/workspaces", "*"), tenantId },
        ],
        softDelete: { blobDays: 7, containerDays: 365 },
        privateEndpoints,
        diagnostics,
        lock,
    });

describe("PrivateStorageAccount with only its required inputs", () => {
    it("makes one account with its blob service", async () => {
        expect(listed(await recorded(() => store()))).toEqual([
            "BlobServiceProperties store-blob",
            "PrivateStorageAccount store",
            "StorageAccount store",
        ]);
    });

    it("closes public access and keeps no key", async () => {
        const { accountName, ...rest } = one(await recorded(() => store()), account).inputs;
        const service = { enabled: true, keyType: "Account" };
        expect(accountName).toMatch(/^stamlpunitstore[a-z0-9]{8}$/);
        expect(rest).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            kind: "StorageV2",
            sku: { name: "Standard_ZRS" },
            accessTier: "Hot",
            isHnsEnabled: false,
            publicNetworkAccess: "Disabled",
            enableHttpsTrafficOnly: true,
            minimumTlsVersion: "TLS1_2",
            allowBlobPublicAccess: false,
            allowSharedKeyAccess: false,
            allowCrossTenantReplication: false,
            allowedCopyScope: "AAD",
            defaultToOAuthAuthentication: true,
            isLocalUserEnabled: false,
            isSftpEnabled: false,
            enableNfsV3: false,
            networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices", resourceAccessRules: [] },
            encryption: {
                keySource: "Microsoft.Storage",
                requireInfrastructureEncryption: true,
                services: { blob: service, file: service, queue: service, table: service },
            },
            tags,
        });
    });

    it("keeps deleted data recoverable for 14 days", async () => {
        const { inputs } = one(await recorded(() => store()), "azure-native:storage:BlobServiceProperties");
        expect(inputs).toMatchObject({
            blobServicesName: "default",
            deleteRetentionPolicy: { enabled: true, days: 14 },
            containerDeleteRetentionPolicy: { enabled: true, days: 14 },
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => store(), "preview"))).toEqual(listed(await recorded(() => store())));
    });

    it("protects nothing by default", async () => {
        expect(guarded(await recorded(() => store()))).toEqual([]);
    });

    it("lacks only what it was not given: endpoints, logs and a lifecycle", async () => {
        expect(await violations(() => store(), "dev")).toEqual([
            "monitoring-diagnostic-setting on store",
            "network-service-private-endpoint on store",
            "storage-account-lifecycle on store",
        ]);
    });
});

describe("PrivateStorageAccount hardened", () => {
    it("breaks only the rule of lifecycles, which the owner of the account's content must meet", async () => {
        expect(await violations(hardened)).toEqual(["storage-account-lifecycle on store"]);
    });

    it("protects the account and its blob service, and nothing that holds no data", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["BlobServiceProperties store-blob", "StorageAccount store"]);
    });

    it("is reached over blob alone", async () => {
        expect(listed(await recorded(hardened)).filter((entry) => entry.startsWith("PrivateEndpoint "))).toEqual([
            "PrivateEndpoint store-blob",
            "PrivateEndpoint store-blob",
        ]);
    });
});

describe("PrivateStorageAccount full", () => {
    it("makes everything that it was asked for", async () => {
        expect(listed(await recorded(full))).toEqual([
            "BlobServiceProperties store-blob",
            "DiagnosticSetting store-blob-logs",
            "ManagementLockByScope store-lock",
            "PrivateDnsZoneGroup store-blob-zones",
            "PrivateDnsZoneGroup store-dfs-zones",
            "PrivateEndpoint store-blob",
            "PrivateEndpoint store-blob",
            "PrivateEndpoint store-dfs",
            "PrivateEndpoint store-dfs",
            "PrivateStorageAccount store",
            "StorageAccount store",
        ]);
    });

    it("takes copies, encryption and exceptions as set", async () => {
        const { identityResourceId, keyName, vaultUri } = customerManagedKey;
        const { inputs } = one(await recorded(full), account);
        expect(inputs).toMatchObject({
            isHnsEnabled: true,
            sku: { name: "Standard_GRS" },
            identity: { type: "UserAssigned", userAssignedIdentities: [identityResourceId] },
            encryption: {
                keySource: "Microsoft.Keyvault",
                requireInfrastructureEncryption: false,
                encryptionIdentity: { encryptionUserAssignedIdentity: identityResourceId },
                keyVaultProperties: { keyName, keyVaultUri: vaultUri },
            },
        });
        expect(inputs.networkRuleSet).toEqual({
            defaultAction: "Deny",
            bypass: "AzureServices",
            resourceAccessRules: [
                { resourceId: outside("Microsoft.MachineLearningServices/workspaces", "*"), tenantId },
            ],
        });
    });

    it("keeps deleted blobs and containers as long as set", async () => {
        const { inputs } = one(await recorded(full), "azure-native:storage:BlobServiceProperties");
        expect(inputs.deleteRetentionPolicy).toEqual({ enabled: true, days: 7 });
        expect(inputs.containerDeleteRetentionPolicy).toEqual({ enabled: true, days: 365 });
    });

    it("logs the blob service and locks the account", async () => {
        const resources = await recorded(full);
        const id = `/storageAccounts/${one(resources, account).inputs.accountName as string}`;
        expect(one(resources, "azure-native:monitor:DiagnosticSetting").inputs).toEqual({
            name: "azure-ml-platform",
            resourceUri: expect.stringMatching(`${id}/blobServices/default$`) as string,
            workspaceId: diagnostics.workspaceResourceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
        });
        expect(one(resources, "azure-native:authorization:ManagementLockByScope").inputs).toEqual({
            lockName: "store-lock",
            scope: expect.stringMatching(`${id}$`) as string,
            level: "CanNotDelete",
            notes: lock.notes,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "store")).toEqual([]);
    });
});

describe("PrivateStorageAccount with files, queues and tables", () => {
    const services = ["file", "queue", "table"] as const;
    const withServices = () =>
        store(
            { services, softDelete: { shareDays: 30 }, customerManagedKey, privateEndpoints, diagnostics, lock },
            { protect: true },
        );

    it("has an endpoint, settings and logs of each, and of blobs", async () => {
        const made = listed(await recorded(withServices));
        for (const service of ["blob", ...services]) {
            expect(made).toContain(`PrivateDnsZoneGroup store-${service}-zones`);
            expect(made).toContain(`DiagnosticSetting store-${service}-logs`);
        }
        expect(made.filter((entry) => entry.includes("ServiceProperties"))).toEqual([
            "BlobServiceProperties store-blob",
            "FileServiceProperties store-file-service",
            "QueueServiceProperties store-queue-service",
            "TableServiceProperties store-table-service",
        ]);
    });

    it("sends the logs of each service, not of the account", async () => {
        const logs = (await recorded(withServices)).filter(({ type }) => type.endsWith(":DiagnosticSetting"));
        const sources = logs.map(({ inputs }) => (inputs.resourceUri as string).split("/").slice(-2).join("/"));
        expect(sources.sort()).toEqual(["blob", ...services].map((service) => `${service}Services/default`));
    });

    it("keeps deleted file shares as long as set, 14 days by default", async () => {
        const file = "azure-native:storage:FileServiceProperties";
        expect(one(await recorded(withServices), file).inputs).toMatchObject({
            fileServicesName: "default",
            shareDeleteRetentionPolicy: { enabled: true, days: 30 },
        });
        expect(one(await recorded(() => store({ services: ["file"] })), file).inputs).toMatchObject({
            shareDeleteRetentionPolicy: { enabled: true, days: 14 },
        });
    });

    it("breaks only the rule of lifecycles, which the owner of the account's content must meet", async () => {
        expect(await violations(withServices)).toEqual(["storage-account-lifecycle on store"]);
    });

    it("names everything after itself", async () => {
        expect(misnamedChildren(await recorded(withServices), "store")).toEqual([]);
    });
});

describe("PrivateStorageAccount with a lifecycle", () => {
    const cooled = () => store({ lifecycle: { coolAfterDays: 90 } });

    it("moves files of the whole account to a cheaper tier, and deletes none", async () => {
        const { inputs } = one(await recorded(cooled), "azure-native:storage:ManagementPolicy");
        expect(inputs).toMatchObject({
            managementPolicyName: "default",
            policy: {
                rules: [
                    {
                        name: "files",
                        enabled: true,
                        definition: {
                            filters: { blobTypes: ["blockBlob"] },
                            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } } },
                        },
                    },
                ],
            },
        });
        expect(JSON.stringify(inputs)).not.toMatch(/delete|prefixMatch/);
    });

    it("breaks no rule of the policy pack", async () => {
        const hardenedOnes = { customerManagedKey, privateEndpoints, diagnostics, lock };
        const made = () => store({ lifecycle: { coolAfterDays: 90 }, ...hardenedOnes }, { protect: true });
        expect(await violations(made)).toEqual([]);
    });
});

describe("PrivateStorageAccount refuses, before it registers anything,", () => {
    const { subnetResourceId } = privateEndpoints;
    it.each<[string, Partial<PrivateStorageAccountArgs>, string[]]>([
        [
            "soft delete of blobs that is too short",
            { softDelete: { blobDays: 6 } },
            ['PrivateStorageAccount "store" softDelete.blobDays: must be a whole number of days from 7 to 365, is 6'],
        ],
        [
            "soft delete of containers that is too long or broken",
            { softDelete: { blobDays: 7.5, containerDays: 366 } },
            [
                'PrivateStorageAccount "store" softDelete.blobDays: must be a whole number of days from 7 to 365, is 7.5',
                'PrivateStorageAccount "store" softDelete.containerDays: must be a whole number of days from 7 to 365, is 366',
            ],
        ],
        [
            "a service twice, and soft delete of shares in an account without them",
            { services: ["queue", "queue"], softDelete: { shareDays: 14 } },
            [
                'PrivateStorageAccount "store" services: "queue" is duplicated',
                'PrivateStorageAccount "store" softDelete.shareDays: is for file shares, but services does not name file; add it, or leave shareDays out',
            ],
        ],
        [
            "soft delete of shares that is too short",
            { services: ["file"], softDelete: { shareDays: 6 } },
            ['PrivateStorageAccount "store" softDelete.shareDays: must be a whole number of days from 7 to 365, is 6'],
        ],
        [
            "tiers in the wrong order",
            { lifecycle: { coolAfterDays: 30, coldAfterDays: 30 } },
            ['PrivateStorageAccount "store" lifecycle.coldAfterDays: is 30, must be more than coolAfterDays (30)'],
        ],
        [
            "endpoints without their zones",
            { hierarchicalNamespace: true, privateEndpoints: { subnetResourceId, zoneResourceIds: {} } },
            ["dfs", "blob"].map(
                (id) =>
                    `PrivateStorageAccount "store" privateEndpoints.zoneResourceIds: "${id}" needs zone privatelink.${id}.core.windows.net, which is not given`,
            ),
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => store(args))).toEqual(expected);
    });
});
