import { describe, expect, it } from "vitest";
import { withHub, withSecretScope } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const uuid = "must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11";
const applicationNeeded =
    "needs the object id of the enterprise application AzureDatabricks, which uses the vault; add databricks.azureDatabricksObjectId";
const noVault = "needs a keyVault section; add one";
const subnetNeeded = (purpose: string) =>
    `databricks: needs a subnet of purpose ${purpose}, delegated to Microsoft.Databricks/workspaces; add one to the network section`;
const subnetOf = (purpose: string) => `network.subnets[purpose=${purpose}]`;
const objectId = "8a6d2c10-0000-4000-8000-00000000a002";
const listed = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };
const standards =
    "HIPAA, PCI_DSS, CYBER_ESSENTIAL_PLUS, FEDRAMP_HIGH, CANADA_PROTECTED_B, IRAP_PROTECTED, ISMAP, HITRUST, K_FSI";

const issues = (changes: Changes) =>
    minimalIssues("databricks", { "databricks.workspace": {}, ...withSecretScope, ...changes });

const place: BadSetting[] = [
    [
        "a network without the machines' subnets",
        { [subnetOf("databricksHost")]: undefined, [subnetOf("databricksContainer")]: undefined },
        [subnetNeeded("databricksHost"), subnetNeeded("databricksContainer")],
    ],
    ["one subnet of the two", { [subnetOf("databricksContainer")]: undefined }, [subnetNeeded("databricksContainer")]],
    [
        "an existing network without them",
        {
            network: {
                existing: {
                    virtualNetworkResourceId:
                        "/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0005/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v",
                    subnets: [
                        { purpose: "agents", name: "agents" },
                        { purpose: "privateEndpoints", name: "endpoints" },
                        { purpose: "databricksHost", name: "host" },
                    ],
                },
            },
        },
        [subnetNeeded("databricksContainer")],
    ],
    [
        "copies in zones that the region has not",
        {
            "azure.location": "westus",
            "databricks.workspace.storageReplication": "Standard_GZRS",
        },
        [
            "databricks.workspace.storageReplication: is Standard_GZRS, but West US (westus) has no availability zones; set it to Standard_LRS or Standard_GRS",
        ],
    ],
    [
        "copies that the root storage does not take",
        { "databricks.workspace": { storageReplication: "Premium_LRS" } },
        [
            'databricks.workspace.storageReplication: found "Premium_LRS"; must be one of Standard_LRS, Standard_ZRS, Standard_GRS, Standard_GZRS',
        ],
    ],
    [
        "a setting misspelt",
        { "databricks.workspace.storageReplications": "Standard_LRS" },
        ["databricks.workspace.storageReplications: is not a setting; did you mean storageReplication?"],
    ],
    [
        "a way of signing in that stores a secret",
        { "databricks.authentication": "pat" },
        [
            'databricks.authentication: found "pat"; must be one of azure-cli, azure-msi, azure-devops-oidc, env-oidc, file-oidc, github-oidc, github-oidc-azure',
        ],
    ],
];

const security: BadSetting[] = [
    [
        "a standard without monitoring and updates",
        {
            "databricks.workspace.enhancedSecurity": {
                monitoring: false,
                automaticClusterUpdate: false,
                complianceStandards: ["HIPAA"],
            },
        },
        [
            "databricks.workspace.enhancedSecurity.monitoring: is false, but the compliance profile (HIPAA) needs it",
            "databricks.workspace.enhancedSecurity.automaticClusterUpdate: is false, but the compliance profile (HIPAA) needs it",
        ],
    ],
    [
        "a standard that there is not, and one twice",
        { "databricks.workspace.enhancedSecurity": { complianceStandards: ["HIPPA", "PCI_DSS", "PCI_DSS"] } },
        [
            `databricks.workspace.enhancedSecurity.complianceStandards: "HIPPA" is not one of ${standards}`,
            'databricks.workspace.enhancedSecurity.complianceStandards: "PCI_DSS" is duplicated',
        ],
    ],
    [
        "listed ranges while only the network reaches it",
        { "databricks.workspace.ipAccessList": ["203.0.113.0/24"] },
        [
            "databricks.workspace.ipAccessList: lists public ranges, but the workspace answers in its network only, since runner.from is hub; leave it out, or set runner.from to ipAccessList",
        ],
    ],
    [
        "a private range on its list",
        { runner: listed, "databricks.workspace.ipAccessList": ["10.0.0.0/16"] },
        [
            'databricks.workspace.ipAccessList[0]: found "10.0.0.0/16"; must be a public IPv4 range in CIDR form, /16 or smaller, for example 203.0.113.10/32',
        ],
    ],
    [
        "a range that the runner has too",
        { runner: listed, "databricks.workspace.ipAccessList": ["198.51.100.0/24", "203.0.113.10/32"] },
        ['databricks.workspace.ipAccessList: "203.0.113.10/32" is duplicated'],
    ],
    [
        "a range of the runner twice",
        { runner: { ...listed, addresses: ["203.0.113.10/32", "203.0.113.10/32"] } },
        ['runner.addresses: "203.0.113.10/32" is duplicated'],
    ],
    [
        "a list of none",
        { runner: listed, "databricks.workspace.ipAccessList": [] },
        ["databricks.workspace.ipAccessList: found []; must have at least 1 entry"],
    ],
];

const keys: BadSetting[] = [
    [
        "keys and secrets without who uses the vault",
        { "databricks.workspace.customerManagedKeys": true, "databricks.azureDatabricksObjectId": undefined },
        [
            `databricks.workspace.customerManagedKeys: ${applicationNeeded}`,
            `databricks.secretScope: ${applicationNeeded}`,
        ],
    ],
    [
        "an application by name",
        { "databricks.azureDatabricksObjectId": "AzureDatabricks" },
        [`databricks.azureDatabricksObjectId: found "AzureDatabricks"; ${uuid}`],
    ],
    [
        "keys without a vault",
        {
            keyVault: undefined,
            "databricks.workspace.customerManagedKeys": true,
            "databricks.workspace.dbfsRootKey": "prepare",
        },
        [`databricks.workspace.customerManagedKeys: ${noVault}`, `databricks.workspace.dbfsRootKey: ${noVault}`],
    ],
    [
        "the jump to a root key that nothing was prepared for",
        { "databricks.workspace.dbfsRootKey": "enabled" },
        [
            "databricks.workspace.dbfsRootKey: is enabled, but dbfsRootIdentityObjectId is missing: the identity that needs the key exists only after a run with prepare, which exports it as databricks.rootStorageIdentityObjectId; set prepare, deploy, then set both",
        ],
    ],
    [
        "an identity of the root storage while its key is only prepared",
        {
            "databricks.workspace.dbfsRootKey": "prepare",
            "databricks.workspace.dbfsRootIdentityObjectId": objectId,
        },
        [
            "databricks.workspace.dbfsRootIdentityObjectId: is given, but dbfsRootKey is prepare; set dbfsRootKey to enabled, or leave it out",
        ],
    ],
    [
        "an identity of the root storage and no key",
        { "databricks.workspace.dbfsRootIdentityObjectId": objectId },
        [
            "databricks.workspace.dbfsRootIdentityObjectId: is given, but dbfsRootKey is off; set dbfsRootKey to enabled, or leave it out",
        ],
    ],
    [
        "a stage that there is not",
        { "databricks.workspace.dbfsRootKey": true },
        ["databricks.workspace.dbfsRootKey: found true; must be one of off, prepare, enabled, revert"],
    ],
];

const oidc = (kind: string) =>
    `databricks.secretScope: is backed by a key vault, for which Databricks needs a sign-in of Azure's, but databricks.authentication is ${kind}; set it to one of azure-cli, azure-msi, github-oidc-azure, or leave the scope out`;
const signIns: BadSetting[] = ["azure-devops-oidc", "env-oidc", "file-oidc", "github-oidc"].map((kind) => [
    `${kind}, with which Databricks makes no scope on a Key Vault`,
    { "databricks.authentication": kind },
    [oidc(kind)],
]);

describe.each([
    ["how the provider signs in", signIns],
    ["where Databricks lies", place],
    ["a workspace's security and reach", security],
    ["a workspace's keys", keys],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(issues(changes)).toEqual(lines);
    });
});

describe("Settings of Databricks take", () => {
    it.each<[string, Changes]>([
        ["a sign-in of Azure's with a scope on the vault", { "databricks.authentication": "github-oidc-azure" }],
        [
            "a federated sign-in without a scope",
            { "databricks.authentication": "github-oidc", "databricks.secretScope": undefined },
        ],
        [
            "a root storage that leaves its key, even where the vault is gone",
            {
                keyVault: undefined,
                "databricks.secretScope": undefined,
                "databricks.workspace.dbfsRootKey": "revert",
            },
        ],
        ["a warehouse of the largest size", { "databricks.sqlWarehouse.size": "5X-Large" }],
        [
            "a hub without an endpoint for sign-in, as far as the settings can tell",
            { ...withHub, "databricks.workspace.browserAuthentication": true },
        ],
    ])("%s", (_, changes) => {
        expect(issues(changes)).toEqual([]);
    });
});
