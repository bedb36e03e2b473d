import { describe, expect, it } from "vitest";
import { recordMinimal } from "../../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";
import { listed, one } from "../../../support/recording";

const target = (more: object = {}) => ({
    name: "sales",
    resourceId: "/subscriptions/1/resourceGroups/r/providers/Microsoft.Sql/servers/sales",
    groupIds: ["sqlServer"],
    ...more,
});

const outside = (type: string, name: string) =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0009/resourceGroups/rg-outside/providers/${type}/${name}`;
const existing = {
    storageAccountResourceId: outside("Microsoft.Storage/storageAccounts", "stoutside"),
    keyVaultResourceId: outside("Microsoft.KeyVault/vaults", "kv-outside"),
    applicationInsightsResourceId: outside("Microsoft.Insights/components", "appi-outside"),
    containerRegistryResourceId: outside("Microsoft.ContainerRegistry/registries", "croutside"),
};

const rows: BadSetting[] = [
    [
        "a managed network without the deploying principal",
        { "runner.principal": undefined },
        [
            "runner.principal: is missing, but machineLearning.network.kind is managed: Azure asks the deploying principal for the right to approve endpoints, so its object id must be known; add it",
        ],
    ],
    [
        "an object id that is none",
        { "runner.principal.objectId": "me" },
        ['runner.principal.objectId: found "me"; must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11'],
    ],
    [
        "a managed network with a subnet",
        { "machineLearning.network.subnetResourceId": "x" },
        [expect.stringMatching(/^machineLearning.network.subnetResourceId: /)],
    ],
    [
        "a subnet that the network does not have",
        { "machineLearning.network": { kind: "subnet" } },
        [
            "machineLearning.network.kind: is subnet, but no subnet has the purpose machineLearningCompute; add one to the network section, or set kind to managed",
        ],
    ],
    [
        "a key of the workspace with batch endpoints, without a vault and the principal that uses it",
        { "machineLearning.workspaceKey": true },
        [
            "machineLearning.workspaceKey: is true, but batchEndpoints is true by default, and they do not run under a key of the workspace; set batchEndpoints to false, or workspaceKey to false and customerManagedKeys to true",
            "machineLearning.azureCosmosDbObjectId: is missing, but workspaceKey is true: Azure Cosmos DB uses the key; add what az ad sp show --id a232010e-820c-4083-83bb-3ace5fc29d0b --query id shows",
            expect.stringMatching(/^machineLearning.workspaceKey: .*keyVault/),
        ],
    ],
    [
        "keys without a vault",
        { "machineLearning.customerManagedKeys": true },
        [expect.stringMatching(/^machineLearning.customerManagedKeys: .*keyVault/)],
    ],
    [
        "a stack without logs",
        { observability: undefined },
        [
            "machineLearning: needs an observability section: Application Insights of the workspace keeps its data in Log Analytics; add one",
        ],
    ],
    [
        "a lake that the stack does not have",
        { "machineLearning.network.lake": true, lake: undefined },
        ["machineLearning.network.lake: is true, but there is no lake section; add one, or leave it out"],
    ],
    [
        "two rules to one target, and a target by the name of the lake",
        {
            "machineLearning.network.privateEndpoints": [
                target(),
                target({ name: "again" }),
                target({ name: "lake", resourceId: target().resourceId.replace("sales", "other") }),
            ],
        },
        [
            'machineLearning.network.privateEndpoints: "lake" is the name of a target that the workspace has already; choose another',
            'machineLearning.network.privateEndpoints[1].resourceId: is the resource of target "sales"; a target and group id has one rule: list all group ids there',
        ],
    ],
    [
        "a target without a name",
        { "machineLearning.network.privateEndpoints": [target({ name: undefined })] },
        ["machineLearning.network.privateEndpoints[0].name: is missing; must be a text"],
    ],
    [
        "a kind without private link, and a group id of another kind",
        {
            "machineLearning.network.privateEndpoints": [
                target({ groupIds: ["sqlDatabase"] }),
                target({ name: "db", resourceId: target().resourceId.replace("sales", "db"), groupIds: ["blob"] }),
            ],
        },
        [
            'machineLearning.network.privateEndpoints[0].groupIds: "sqlDatabase" is not a private-link group id',
            'machineLearning.network.privateEndpoints[1].groupIds: "blob" is a group id of Microsoft.Storage/storageAccounts, but the target is a Microsoft.Sql/servers',
        ],
    ],
    [
        "the tier of a firewall that no host asks for",
        {
            "machineLearning.network.firewallTier": "Basic",
            "machineLearning.network.serviceTags": [{ serviceTag: "AzureDevOps" }],
        },
        ["machineLearning.network.firewallTier: is Basic, but without allowedFqdns there is no firewall; leave it out"],
    ],
    [
        "a cluster that Azure would not name so",
        { "machineLearning.imageBuildCompute": "cpu-1" },
        [
            'machineLearning.imageBuildCompute: "cpu-1" must be 3 to 16 letters, digits and hyphens, a letter first, no hyphen and digits last',
            'machineLearning.imageBuildCompute: "cpu-1" is not a cluster of compute.clusters (cpu); add it, or leave it out',
        ],
    ],
    [
        "existing dependencies with what is for made ones",
        {
            keyVault: {},
            "machineLearning.existing": existing,
            "machineLearning.customerManagedKeys": true,
            "machineLearning.softDeleteRetentionDays": 7,
            "machineLearning.untaggedRetentionDays": 7,
        },
        [
            ["storage", "storageAccountResourceId"],
            ["customerManagedKeys", "storageAccountResourceId"],
            ["softDeleteRetentionDays", "keyVaultResourceId"],
            ["untaggedRetentionDays", "containerRegistryResourceId"],
        ].map(
            ([key, id]) =>
                `machineLearning.${key}: conflicts with existing.${id}; what exists is not changed, leave one of the two out`,
        ),
    ],
    [
        "ids of existing dependencies that are of another type",
        {
            "machineLearning.existing": {
                storageAccountResourceId: existing.keyVaultResourceId,
                keyVaultResourceId: "kv-outside",
                applicationInsightsResourceId: existing.storageAccountResourceId,
                containerRegistryResourceId: existing.storageAccountResourceId,
            },
        },
        Object.keys(existing).map(
            (key) =>
                expect.stringMatching(
                    new RegExp(`^machineLearning\\.existing\\.${key}: found ".*"; must be the ARM id of a `),
                ) as string,
        ),
    ],
    [
        "a target that is an existing dependency",
        {
            "machineLearning.storage": undefined,
            "machineLearning.existing": { storageAccountResourceId: existing.storageAccountResourceId },
            "machineLearning.network.privateEndpoints": [
                { name: "again", resourceId: existing.storageAccountResourceId, groupIds: ["blob"] },
            ],
        },
        [
            'machineLearning.network.privateEndpoints[0].resourceId: is the resource of target "storage"; a target and group id has one rule: leave it out',
        ],
    ],
    [
        "a persona that the stack does not have",
        { "machineLearning.personas": { analyst: { role: "reader" } } },
        ["machineLearning.personas.analyst: is not in personas (there are none)"],
    ],
    [
        "copies in zones of a region without them",
        { "azure.location": "westus", "machineLearning.storage.replication": "Standard_ZRS" },
        [
            expect.stringMatching(
                /^machineLearning.storage.replication: is Standard_ZRS, but .* has no availability zones; set it to/,
            ),
        ],
    ],
    [
        "endpoints that no name leads to",
        { "privateDns.zones": "existing" },
        expect.arrayContaining([
            "privateDns.existingZoneResourceIds: has no privatelink.azurecr.io, which the stack's private endpoints need; add its ARM id",
            "privateDns.existingZoneResourceIds: has no privatelink.notebooks.azure.net, which the stack's private endpoints need; add its ARM id",
        ]),
    ],
];

describe("The machineLearning section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("machine-learning", changes)).toEqual(lines);
    });
});

const workspaceType = "azure-native:machinelearningservices:Workspace";
const assignmentType = "azure-native:authorization:RoleAssignment";
const madeWith = async (changes: Changes) =>
    (await recordMinimal("machine-learning", changes)).resources.map(({ shown }) => shown);
const rulesOf = (made: Awaited<ReturnType<typeof madeWith>>) => {
    const { managedNetwork } = one(made, workspaceType).inputs as { managedNetwork: { outboundRules?: object } };
    return Object.keys(managedNetwork.outboundRules ?? {}).sort();
};

describe("A stack with a Machine Learning workspace", () => {
    it("lets compute reach the lake, unless it is set not to or there is none", async () => {
        expect(rulesOf(await madeWith({}))).toEqual(["lake-blob", "lake-dfs", "storage-queue", "storage-table"]);
        for (const changes of [{ "machineLearning.network.lake": false }, { lake: undefined }]) {
            expect(rulesOf(await madeWith(changes))).toEqual(["storage-queue", "storage-table"]);
        }
    });

    it("makes a store without a hierarchical namespace, with the four endpoints that jobs need", async () => {
        const made = await madeWith({});
        const store = one(made, "azure-native:storage:StorageAccount", "ml-store");
        expect(store.inputs).toMatchObject({ isHnsEnabled: false, kind: "StorageV2", allowSharedKeyAccess: false });
        const endpoints = listed(made).filter((entry) => entry.startsWith("PrivateDnsZoneGroup ml-store-"));
        expect(endpoints).toEqual(
            ["blob", "file", "queue", "table"].map((service) => `PrivateDnsZoneGroup ml-store-${service}-zones`),
        );
    });

    it("locks nothing of the workspace where the stack locks data", async () => {
        const made = await madeWith({ "protection.lockData": true, "protection.protectData": true });
        const locks = listed(made).filter((entry) => entry.startsWith("ManagementLockByScope "));
        expect(locks).toContain("ManagementLockByScope lake-lock");
        expect(locks.filter((entry) => / ml(-|$)/.test(entry))).toEqual([]);
        expect(one(made, workspaceType).protect).toBe(true);
    });

    it("encrypts its account with a key of the vault, and leaves the registry to Microsoft's", async () => {
        const made = await madeWith({ keyVault: {}, "machineLearning.customerManagedKeys": true });
        expect(one(made, "azure-native:storage:StorageAccount", "ml-store").inputs).toMatchObject({
            encryption: { keySource: "Microsoft.Keyvault" },
        });
        expect(one(made, "azure-native:containerregistry:Registry").inputs).not.toHaveProperty("encryption");
        expect(one(made, workspaceType).inputs).not.toHaveProperty("encryption");
    });

    it("encrypts the workspace with a versioned key that Azure Cosmos DB uses, where no batch endpoint runs", async () => {
        const azureCosmosDbObjectId = "8a6d2c10-0000-4000-8000-00000000c0de";
        const made = await madeWith({
            keyVault: {},
            "machineLearning.workspaceKey": true,
            "machineLearning.batchEndpoints": false,
            "machineLearning.azureCosmosDbObjectId": azureCosmosDbObjectId,
        });
        expect(one(made, workspaceType).inputs).toMatchObject({
            encryption: {
                status: "Enabled",
                keyVaultProperties: {
                    keyIdentifier: expect.stringMatching(
                        /^https:\/\/kv-[^/]+\.vault\.azure\.net\/keys\/[^/]+\/[0-9a-f]{32}$/,
                    ) as string,
                },
            },
        });
        const use = one(made, "azure-native:authorization:RoleAssignment", "ml-workspace-key-use-cosmos-db");
        expect(use.inputs.principalId).toBe(azureCosmosDbObjectId);
    });

    it("puts compute into the stack's subnet, and asks for no deploying principal then", async () => {
        const made = await madeWith({
            "runner.principal": undefined,
            "machineLearning.network": { kind: "subnet" },
            "network.subnets[+]": { purpose: "machineLearningCompute", addressPrefix: "10.110.2.0/24" },
        });
        expect(one(made, workspaceType).inputs).toMatchObject({
            managedNetwork: { isolationMode: "Disabled" },
            serverlessComputeSettings: {
                serverlessComputeCustomSubnet: expect.stringMatching(/machine-learning-compute$/) as string,
            },
        });
    });

    it("links its Application Insights to the scope of the logs, after them", async () => {
        const made = await madeWith({});
        const link = one(made, "azure-native:monitor:PrivateLinkScopedResource", "ml-links-insights");
        expect(link.dependsOn.some((urn) => urn.endsWith("logs-links") || urn.includes("logs-links-"))).toBe(true);
        expect(listed(await madeWith({ "observability.privateLink": undefined }))).not.toContain(
            "PrivateLinkScopedResource ml-links-insights",
        );
    });

    it.each([
        ["storageAccountResourceId", "storageAccount", "StorageAccount ml-store"],
        ["keyVaultResourceId", "keyVault", "Vault ml-vault"],
        ["applicationInsightsResourceId", "applicationInsights", "Component ml-insights"],
        ["containerRegistryResourceId", "containerRegistry", "Registry ml-registry"],
    ] as const)("takes %s that exists, gives the same roles on it and makes nothing else", async (key, input, made) => {
        const id = existing[key];
        const changes = { "machineLearning.storage": undefined, "machineLearning.existing": { [key]: id } };
        const [before, after] = [await madeWith({}), await madeWith(changes)];
        expect(listed(before)).toContain(made);
        expect(listed(after).filter((entry) => !listed(before).includes(entry))).toEqual([]);
        expect(one(after, workspaceType).inputs[input]).toBe(id);
        const rolesIn = (all: typeof after) => listed(all).filter((entry) => entry.startsWith("RoleAssignment ml"));
        expect(rolesIn(after)).toEqual(rolesIn(before));
        const name = made.split(" ")[1] ?? "";
        expect(after.filter((each) => each.name === name || each.name.startsWith(`${name}-`))).toEqual([]);
        // A wait names the roles that it is for.
        const azure = after.filter(({ type }) => type.startsWith("azure-native:"));
        const around = azure.filter(({ inputs }) => JSON.stringify(inputs).includes(id));
        expect(new Set(around.map(({ type }) => type))).toEqual(new Set([workspaceType, assignmentType]));
    });

    it("needs no logs where its Application Insights exists, and no zones for endpoints of what exists", async () => {
        const changes = {
            "machineLearning.storage": undefined,
            "machineLearning.existing": existing,
        };
        expect(minimalIssues("machine-learning", { ...changes, observability: undefined })).toEqual([]);
        const zones = listed(
            await madeWith({ ...changes, lake: undefined, "observability.privateLink": undefined }),
        ).filter((entry) => entry.startsWith("PrivateZone "));
        expect(zones).toHaveLength(2);
    });

    it("gives personas their roles on the workspace", async () => {
        const made = await madeWith({
            personas: { scientist: { groupObjectId: "8a6d2c10-0000-4000-8000-00000000b002" } },
            "machineLearning.personas": { scientist: { role: "dataScientist" } },
        });
        const given = listed(made).filter((entry) => entry.startsWith("RoleAssignment ml-users-"));
        expect(given).toEqual([
            "RoleAssignment ml-users-scientist",
            "RoleAssignment ml-users-scientist-blobs",
            "RoleAssignment ml-users-scientist-files",
        ]);
    });

    it("gives the workspace to users and pipelines", async () => {
        const { outputs } = await recordMinimal("machine-learning");
        expect(outputs.machineLearning).toMatchObject({
            workspaceName: expect.stringMatching(/^mlw-amlp-/) as string,
            mlflowTrackingUri: expect.stringMatching(/^azureml:\/\//) as string,
            storageAccountName: expect.stringMatching(/^stamlp/) as string,
            containerRegistryLoginServer: expect.stringMatching(/\.azurecr\.io$/) as string,
        });
    });
});
