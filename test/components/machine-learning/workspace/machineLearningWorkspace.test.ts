import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    MachineLearningWorkspace,
    type CustomerKeyEncryption,
    type MachineLearningWorkspaceArgs,
    type ManagedNetworkArgs,
} from "../../../../components";
import { builtInRoles } from "../../../../azure/roles";
import type { PlanResource } from "../../../../preview/plan";
import { common, diagnostics, outside, privateEndpoints, tags } from "../../../support/fixtures";
import { listed, one, recorded, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../../invariants";

const type = "azure-native:machinelearningservices:Workspace";
const assignment = "azure-native:authorization:RoleAssignment";
const dependencies = {
    storageAccountResourceId: outside("Microsoft.Storage/storageAccounts", "stml"),
    keyVaultResourceId: outside("Microsoft.KeyVault/vaults", "kv-ml"),
    applicationInsightsResourceId: outside("Microsoft.Insights/components", "appi-ml"),
    containerRegistryResourceId: outside("Microsoft.ContainerRegistry/registries", "crml"),
};
const lake = outside("Microsoft.Storage/storageAccounts", "stlake");
const deployer = { principalId: "00000000-0000-4000-8000-00000000dddd", principalType: "ServicePrincipal" } as const;
const managed: ManagedNetworkArgs = { kind: "managed", deployer };
const subnet = {
    kind: "subnet",
    subnetResourceId: outside("Microsoft.Network/virtualNetworks/subnets", "v", "ml"),
} as const;
const workspace = (args: Partial<MachineLearningWorkspaceArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new MachineLearningWorkspace("ml", { ...common, dependencies, network: managed, ...args }, opts);
const hardened = () => workspace({ privateEndpoints, diagnostics }, { protect: true });
const customerKey: CustomerKeyEncryption = {
    key: "customer",
    batchEndpoints: false,
    keyVaultResourceId: outside("Microsoft.KeyVault/vaults", "kv-keys"),
    keyIdentifier: `https://kv-keys.vault.azure.net/keys/ml/${"0".repeat(32)}`,
};
const full = () =>
    workspace({
        network: {
            ...managed,
            privateEndpoints: [{ name: "lake", resourceId: lake, groupIds: ["dfs", "blob"], spark: true }],
            allowedFqdns: ["pypi.org", "*.pypi.org"],
            serviceTags: [
                { serviceTag: "AzureDevOps" },
                { serviceTag: "Storage.WestEurope", protocol: "UDP", portRanges: "1-9" },
            ],
            firewallTier: "Standard",
        },
        imageBuildCompute: "cpu",
        encryption: customerKey,
        highBusinessImpact: false,
        privateEndpoints,
        diagnostics,
    });

/** `role on target for principal` of every role assignment. */
const given = (made: readonly PlanResource[]) =>
    made
        .filter((resource) => resource.type === assignment)
        .map(({ name, inputs }) => {
            const id = (inputs.roleDefinitionId as string).split("/").at(-1);
            const role = Object.entries(builtInRoles).find(([, guid]) => guid === id)?.[0];
            return `${name}: ${role ?? "none"} on ${(inputs.scope as string).split("/").at(-1)}`;
        });

describe("MachineLearningWorkspace with only its required inputs", () => {
    it("makes a workspace with its identity, and waits for roles before and after it", async () => {
        const made = listed(await recorded(() => workspace())).filter((entry) => !entry.startsWith("RoleAssignment"));
        expect(made).toEqual([
            "MachineLearningWorkspace ml",
            "Sleep ml-ready",
            "Sleep ml-works",
            "UserAssignedIdentity ml-identity",
            "Workspace ml",
        ]);
    });

    it("is closed, without keys, and approves outbound traffic", async () => {
        const { workspaceName, ...rest } = one(await recorded(() => workspace()), type).inputs;
        const identity = expect.stringMatching(/userAssignedIdentities\/id-amlp-unit-ml$/) as string;
        expect(workspaceName).toMatch(/^mlw-amlp-unit-ml-[a-z0-9]{8}$/);
        expect(rest).toMatchObject({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            kind: "Default",
            sku: { name: "Basic", tier: "Basic" },
            identity: { type: "UserAssigned", userAssignedIdentities: [identity] },
            primaryUserAssignedIdentity: identity,
            storageAccount: dependencies.storageAccountResourceId,
            keyVault: dependencies.keyVaultResourceId,
            applicationInsights: dependencies.applicationInsightsResourceId,
            containerRegistry: dependencies.containerRegistryResourceId,
            systemDatastoresAuthMode: "Identity",
            publicNetworkAccess: "Disabled",
            v1LegacyMode: false,
            hbiWorkspace: true,
            provisionNetworkNow: true,
            tags,
        });
        expect(Object.keys(rest)).not.toContain("encryption");
        expect(Object.keys(rest)).not.toContain("allowPublicAccessWhenBehindVnet");
    });

    it("reaches queues and tables of its store, which the service makes no endpoint to, and has no firewall", async () => {
        const { managedNetwork } = one(await recorded(() => workspace()), type).inputs;
        const rule = (subresourceTarget: string) => ({
            type: "PrivateEndpoint",
            category: "UserDefined",
            destination: {
                serviceResourceId: dependencies.storageAccountResourceId,
                subresourceTarget,
                sparkEnabled: false,
            },
        });
        expect(managedNetwork).toEqual({
            enableNetworkMonitor: false,
            isolationMode: "AllowOnlyApprovedOutbound",
            outboundRules: { "storage-queue": rule("queue"), "storage-table": rule("table") },
        });
    });

    it("gives the identity its roles, and both principals the right to approve endpoints", async () => {
        expect(given(await recorded(() => workspace()))).toEqual([
            "ml-approves-registry: aiNetworkConnectionApprover on crml",
            "ml-approves-storage: aiNetworkConnectionApprover on stml",
            "ml-approves-vault: aiNetworkConnectionApprover on kv-ml",
            "ml-deployer-approves-registry: aiNetworkConnectionApprover on crml",
            "ml-deployer-approves-storage: aiNetworkConnectionApprover on stml",
            "ml-deployer-approves-vault: aiNetworkConnectionApprover on kv-ml",
            "ml-identity-insights: contributor on appi-ml",
            "ml-identity-registry: contributor on crml",
            "ml-identity-storage: contributor on stml",
            "ml-identity-storage-data: storageBlobDataContributor on stml",
            "ml-identity-vault: keyVaultContributor on kv-ml",
            "ml-identity-vault-data: keyVaultAdministrator on kv-ml",
            expect.stringMatching(/^ml-identity-workspace: contributor on mlw-amlp-unit-ml-/) as string,
        ]);
    });

    it("waits with the workspace until every role that it needs has taken effect", async () => {
        const made = await recorded(() => workspace());
        expect(waitsFor(one(made, type))).toContain("Sleep ml-ready");
        const before = waitsFor(one(made, "time:index/sleep:Sleep", "ml-ready"));
        expect(before.filter((each) => each.startsWith("RoleAssignment"))).toHaveLength(12);
        expect(before).not.toContain("RoleAssignment ml-identity-workspace");
        expect(waitsFor(one(made, "time:index/sleep:Sleep", "ml-works"))).toEqual([
            "RoleAssignment ml-identity-workspace",
        ]);
    });

    it("is replaced for what Azure refuses to change", async () => {
        expect(one(await recorded(() => workspace()), type).replaceOnChanges).toEqual([
            "encryption.keyVaultProperties.keyVaultArmId",
            "encryption.status",
            "hbiWorkspace",
        ]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => workspace(), "preview"))).toEqual(listed(await recorded(() => workspace())));
    });

    it("leaves a name behind that Azure still holds when the generation is raised", async () => {
        const nameAt = async (generation: number) =>
            one(await recorded(() => workspace({ naming: { ...common.naming, generation } })), type).inputs
                .workspaceName;
        expect(await nameAt(1)).not.toBe(await nameAt(0));
    });
});

describe("MachineLearningWorkspace hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the workspace and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Workspace ml"]);
    });

    it("has one endpoint with addresses in two zones, and sends its logs", async () => {
        const made = await recorded(hardened);
        expect(listed(made)).toEqual(
            expect.arrayContaining(["DiagnosticSetting ml-logs", "PrivateEndpoint ml-amlworkspace"]),
        );
        const { privateDnsZoneConfigs: zones } = one(made, "azure-native:network:PrivateDnsZoneGroup").inputs;
        expect(zones).toHaveLength(2);
    });
});

describe("MachineLearningWorkspace full", () => {
    it("holds all its rules inside the workspace, each under a name of its own", async () => {
        const made = await recorded(full);
        const { managedNetwork } = one(made, type).inputs as { managedNetwork: { outboundRules: object } };
        expect(managedNetwork).toMatchObject({
            firewallSku: "Standard",
            outboundRules: {
                "lake-dfs": {
                    type: "PrivateEndpoint",
                    destination: { serviceResourceId: lake, subresourceTarget: "dfs", sparkEnabled: true },
                },
                "host-pypi_org": { type: "FQDN", destination: "pypi.org", category: "UserDefined" },
                "hosts-pypi_org": { type: "FQDN", destination: "*.pypi.org" },
                "tag-AzureDevOps": {
                    type: "ServiceTag",
                    destination: { serviceTag: "AzureDevOps", protocol: "TCP", portRanges: "443", action: "Allow" },
                },
                "tag-Storage_WestEurope": { destination: { protocol: "UDP", portRanges: "1-9" } },
            },
        });
        expect(Object.keys(managedNetwork.outboundRules)).toHaveLength(8);
        expect(made.filter(({ type: each }) => /OutboundRule|ManagedNetworkSettingsRule/.test(each))).toEqual([]);
    });

    it("gives both principals the right to approve once a target, before the workspace", async () => {
        const made = await recorded(full);
        expect(given(made).filter((entry) => entry.endsWith("on stlake"))).toEqual([
            "ml-approves-lake: aiNetworkConnectionApprover on stlake",
            "ml-deployer-approves-lake: aiNetworkConnectionApprover on stlake",
        ]);
        expect(waitsFor(one(made, "time:index/sleep:Sleep", "ml-ready"))).toContain(
            "RoleAssignment ml-deployer-approves-lake",
        );
        expect(one(made, assignment, "ml-deployer-approves-lake").inputs).toMatchObject(deployer);
    });

    it("gives the right to approve where a target says, by the role's id in that subscription", async () => {
        const subscriptionId = "00000000-0000-4000-8000-00000000cccc";
        const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-models`;
        const resourceId = `${group}/providers/Microsoft.MachineLearningServices/registries/models`;
        const approval = { resourceId: group, subscriptionId };
        const privateEndpoints = [{ name: "models", resourceId, groupIds: ["amlregistry"], approval }];
        const made = await recorded(() => workspace({ network: { ...managed, privateEndpoints } }));
        for (const name of ["ml-approves-models", "ml-deployer-approves-models"]) {
            expect(one(made, assignment, name).inputs).toMatchObject({
                scope: group,
                roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoles.aiNetworkConnectionApprover}`,
            });
        }
        expect(one(made, type).inputs).toMatchObject({
            managedNetwork: {
                outboundRules: { "models-amlregistry": { destination: { serviceResourceId: resourceId } } },
            },
        });
    });

    it("takes key, image builds and diagnostic data as set", async () => {
        expect(one(await recorded(full), type).inputs).toMatchObject({
            imageBuildCompute: "cpu",
            hbiWorkspace: false,
            encryption: {
                status: "Enabled",
                keyVaultProperties: {
                    keyVaultArmId: customerKey.keyVaultResourceId,
                    keyIdentifier: customerKey.keyIdentifier,
                },
            },
        });
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "ml")).toEqual([]);
    });
});

describe("MachineLearningWorkspace with users", () => {
    const groupObjectId = "00000000-0000-4000-8000-00000000eeee";
    const users = [
        { name: "scientist", groupObjectId, role: "dataScientist" },
        { name: "operator", groupObjectId, role: "computeOperator" },
        { name: "auditor", groupObjectId, role: "reader" },
    ] as const;

    it("gives each group its role on the workspace, and those who run jobs theirs on its store", async () => {
        const made = await recorded(() => workspace({ users }));
        const roles = given(made).filter((entry) => entry.startsWith("ml-users-"));
        expect(roles.map((entry) => entry.replace(/ mlw-\S+$/, " workspace")).sort()).toEqual([
            "ml-users-auditor: reader on workspace",
            "ml-users-operator: azureMlComputeOperator on workspace",
            "ml-users-scientist-blobs: storageBlobDataContributor on stml",
            "ml-users-scientist-files: storageFileDataPrivilegedContributor on stml",
            "ml-users-scientist: azureMlDataScientist on workspace",
        ]);
        expect(one(made, assignment, "ml-users-auditor").inputs).toMatchObject({
            principalId: groupObjectId,
            principalType: "Group",
        });
    });
});

describe("MachineLearningWorkspace in a subnet", () => {
    it("runs serverless compute there without public addresses, and asks for no approvals", async () => {
        const made = await recorded(() => workspace({ network: subnet }));
        const { inputs } = one(made, type);
        expect(inputs).toMatchObject({
            managedNetwork: { isolationMode: "Disabled" },
            serverlessComputeSettings: {
                serverlessComputeCustomSubnet: subnet.subnetResourceId,
                serverlessComputeNoPublicIP: true,
            },
        });
        expect(inputs).not.toHaveProperty("provisionNetworkNow");
        expect(given(made).filter((entry) => entry.includes("aiNetworkConnectionApprover"))).toEqual([]);
    });
});
