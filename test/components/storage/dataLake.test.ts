import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { DataLake, EncryptionKey, PrincipalType, ZoneFormat, type DataLakeArgs } from "../../../components";
import { nameOf } from "../../../simulation/core/armIds";
import { common, diagnostics, lock, privateEndpoints } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";

const account = "azure-native:storage:StorageAccount";
const group = "00000000-0000-4000-8000-00000000aaaa";
const lake = (args: Partial<DataLakeArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DataLake("lake", { ...common, ...args }, opts);
const hardened = () =>
    lake(
        { customerManagedKey: key().customerManagedKey, privateEndpoints, diagnostics, lock, zones: tiered },
        { protect: true },
    );
const key = () =>
    new EncryptionKey(
        "lake-key",
        { ...common, vault: { vaultName: "kv", resourceGroupName: "rg", vaultUri: "https://kv.vault.azure.net/" } },
        { protect: true },
    );
const tiered = [{ name: "bronze", format: ZoneFormat.Delta, lifecycle: { coolAfterDays: 30 } }];
const access = (entry: object) => ({
    principalName: "people",
    principalId: group,
    principalType: PrincipalType.Group,
    zone: "bronze",
    right: "read" as const,
    ...entry,
});

describe("DataLake with only its required inputs", () => {
    it("makes one account with the three medallion filesystems", async () => {
        expect(listed(await recorded(() => lake()))).toEqual([
            "BlobContainer lake-bronze",
            "BlobContainer lake-gold",
            "BlobContainer lake-silver",
            "BlobServiceProperties lake-blob",
            "DataLake lake",
            "DefenderForStorage lake-defender",
            "PrivateStorageAccount lake",
            "StorageAccount lake",
        ]);
    });

    it("keeps the account private and keyless", async () => {
        expect(one(await recorded(() => lake()), account).inputs).toMatchObject({
            isHnsEnabled: true,
            publicNetworkAccess: "Disabled",
            allowSharedKeyAccess: false,
            allowBlobPublicAccess: false,
            minimumTlsVersion: "TLS1_2",
            networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices", resourceAccessRules: [] },
            encryption: { requireInfrastructureEncryption: true, keySource: "Microsoft.Storage" },
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => lake(), "preview"))).toEqual(listed(await recorded(() => lake())));
    });

    it("lacks only what it was not given: endpoints, logs, a key, a lifecycle and protection", async () => {
        expect(await violations(() => lake(), "dev")).toEqual([
            "monitoring-diagnostic-setting on lake",
            "network-service-private-endpoint on lake",
            "storage-account-lifecycle on lake",
        ]);
    });
});

describe("DataLake hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("encrypts with the key by its identity, and waits until the role has taken effect", async () => {
        const resources = await recorded(hardened);
        const made = one(resources, account);
        expect(made.inputs.encryption).toMatchObject({
            keySource: "Microsoft.Keyvault",
            keyVaultProperties: { keyName: "key-amlp-unit-lake-key", keyVaultUri: "https://kv.vault.azure.net/" },
        });
        expect(made.propertyDependencies.encryption).toContain(one(resources, "time:index/sleep:Sleep").urn);
    });

    it("has an endpoint for dfs and one for blob, each in its zone", async () => {
        const groups = (await recorded(hardened)).filter(
            ({ type }) => type === "azure-native:network:PrivateDnsZoneGroup",
        );
        expect(groups.map(({ name, inputs }) => [name, JSON.stringify(inputs.privateDnsZoneConfigs)])).toEqual([
            ["lake-blob-zones", expect.stringContaining("privatelink.blob.core.windows.net") as string],
            ["lake-dfs-zones", expect.stringContaining("privatelink.dfs.core.windows.net") as string],
        ]);
    });

    it("protects what holds data and nothing else", async () => {
        const guarded = (await recorded(hardened)).filter(({ custom, protect }) => custom && protect);
        expect(guarded.map(({ type }) => type.split(":").at(-1))).toEqual(
            expect.arrayContaining(["StorageAccount", "BlobContainer", "Key", "UserAssignedIdentity"]),
        );
        expect(listed(guarded)).not.toContain("PrivateEndpoint lake-dfs");
        expect(listed(guarded)).not.toContain("DiagnosticSetting lake-blob-logs");
    });
});

describe("DataLake full", () => {
    const full = () =>
        lake({
            replication: "Standard_GZRS",
            zones: [
                {
                    name: "landing",
                    format: ZoneFormat.Files,
                    governedByUnityCatalog: false,
                    lifecycle: { coolAfterDays: 7, coldAfterDays: 30, archiveAfterDays: 60, deleteAfterDays: 90 },
                },
                { name: "bronze", format: ZoneFormat.Delta, lifecycle: { coolAfterDays: 30, coldAfterDays: 90 } },
            ],
            access: [
                access({ reason: "on call" }),
                access({
                    zone: "landing",
                    right: "write",
                    principalName: "ingest",
                    principalType: PrincipalType.ServicePrincipal,
                }),
            ],
            resourceAccessRules: [
                {
                    resourceIdPattern: "/subscriptions/s/resourcegroups/*/providers/Microsoft.Synapse/workspaces/*",
                    tenantId: group,
                },
            ],
            softDelete: { blobDays: 30, containerDays: 60 },
            defender: { malwareScanning: true, malwareScanningCapGb: 10, sensitiveDataDiscovery: false },
            privateEndpoints,
            diagnostics,
            lock,
        });

    it("gives rights on single zones by the least role", async () => {
        const roles = (await recorded(full)).filter(({ type }) => type.endsWith(":RoleAssignment"));
        expect(
            roles.map(({ name, inputs }) => ({
                name,
                scope: nameOf(inputs.scope as string),
                role: nameOf(inputs.roleDefinitionId as string),
                type: inputs.principalType,
            })),
        ).toEqual([
            {
                name: "lake-bronze-people",
                scope: "bronze",
                role: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
                type: "Group",
            },
            {
                name: "lake-landing-ingest",
                scope: "landing",
                role: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
                type: "ServicePrincipal",
            },
        ]);
    });

    it("lets Delta zones cool down only, and plain files go", async () => {
        const policy = one(await recorded(full), "azure-native:storage:ManagementPolicy").inputs.policy as {
            rules: { name: string; definition: { actions: { baseBlob: object } } }[];
        };
        expect(policy.rules.map((rule) => [rule.name, Object.keys(rule.definition.actions.baseBlob).sort()])).toEqual([
            ["files-landing", ["delete", "tierToArchive", "tierToCold", "tierToCool"]],
            ["delta-bronze", ["tierToCold", "tierToCool"]],
        ]);
    });

    it("lets through the listed services, by pattern", async () => {
        expect(one(await recorded(full), account).inputs.networkRuleSet).toMatchObject({
            resourceAccessRules: [
                {
                    resourceId: "/subscriptions/s/resourcegroups/*/providers/Microsoft.Synapse/workspaces/*",
                    tenantId: group,
                },
            ],
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags", async () => {
        for (const { type, inputs } of await recorded(full)) {
            if ([account, "azure-native:network:PrivateEndpoint"].includes(type)) {
                expect(inputs.tags).toEqual(common.tags);
            }
        }
    });
});

describe("DataLake refuses, before it registers anything,", () => {
    it.each([
        ["no zones", { zones: [] }, ['DataLake "lake" zones: a lake has at least one zone']],
        [
            "a name that is no container's",
            { zones: [{ name: "Bronze", format: ZoneFormat.Delta }] },
            ['DataLake "lake" zones[0].name: "Bronze" must be 3 to 63 lower-case letters, digits and single hyphens'],
        ],
        [
            "two zones of one name",
            { zones: [...tiered, ...tiered] },
            ['DataLake "lake" zones: "bronze" is duplicated; names of zones must differ'],
        ],
        [
            "age-based delete on Delta",
            { zones: [{ name: "gold", format: ZoneFormat.Delta, lifecycle: { deleteAfterDays: 30 } }] },
            [
                'DataLake "lake" zones[0].lifecycle.deleteAfterDays: is 30, but zone "gold" holds Delta tables: age says nothing about whether the current version needs a file; leave it out and let VACUUM remove files',
            ],
        ],
        [
            "tiers out of order",
            {
                zones: [
                    { name: "raw", format: ZoneFormat.Files, lifecycle: { coolAfterDays: 30, deleteAfterDays: 30 } },
                ],
            },
            ['DataLake "lake" zones[0].lifecycle.deleteAfterDays: is 30, must be more than coolAfterDays (30)'],
        ],
        [
            "a right on no zone",
            { access: [access({ zone: "raw" })] },
            ['DataLake "lake" access[0].zone: "raw" is not a zone of the lake (bronze, silver, gold)'],
        ],
        [
            "people past Unity Catalog without a reason",
            { access: [access({ reason: " " })] },
            [
                'DataLake "lake" access[0].reason: is missing: Unity Catalog governs zone "bronze", so users access it there; a data role for group "people" bypasses it and needs a reason',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => lake(args as Partial<DataLakeArgs>))).toEqual(expected);
    });

    it("what its account would refuse, together with the rest", async () => {
        expect(await refusal(() => lake({ zones: [], softDelete: { blobDays: 3 } }))).toEqual([
            'DataLake "lake" zones: a lake has at least one zone',
            'DataLake "lake" softDelete.blobDays: must be a whole number of days from 7 to 365, is 3',
        ]);
    });

    it("several issues in one error", async () => {
        const zones = [{ name: "B", format: ZoneFormat.Delta, lifecycle: { archiveAfterDays: 1 } }];
        expect(await refusal(() => lake({ zones }))).toHaveLength(2);
    });
});
