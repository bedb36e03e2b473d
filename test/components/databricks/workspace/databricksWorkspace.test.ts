import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksWorkspace,
    type DatabricksWorkspaceArgs,
} from "../../../../components/databricks/workspace/databricksWorkspace";
import { builtInRoles } from "../../../../azure/roles";
import { nameOf } from "../../../../simulation/core/armIds";
import { common, diagnostics, lock, outside, privateEndpoints, tags } from "../../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../../invariants";

const subnet = (name: string, network = "vnet") => outside("Microsoft.Network/virtualNetworks/subnets", network, name);
const workspace = (args: Partial<DatabricksWorkspaceArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksWorkspace(
        "dbw",
        { ...common, hostSubnetResourceId: subnet("host"), containerSubnetResourceId: subnet("container"), ...args },
        opts,
    );
const key = (name: string) => ({
    vaultUri: "https://kv-outside.vault.azure.net/",
    keyName: name,
    keyVersion: "0123456789abcdef0123456789abcdef",
    keyResourceId: outside("Microsoft.KeyVault/vaults/keys", "kv-outside", name),
});
const keys = { managedServices: key("services"), managedDisks: key("disks") };
const rootKey = { stage: "enabled", key: key("root") } as const;
const hardened = () =>
    workspace({ privateEndpoints, diagnostics, lock, customerManagedKeys: keys, rootKey }, { protect: true });

const workspaceType = "azure-native:databricks:Workspace";
const inputsOf = async (make: () => unknown) => one(await recorded(make), workspaceType).inputs;

describe("DatabricksWorkspace with only its required inputs", () => {
    it("makes a workspace and the connector that reaches its storage", async () => {
        expect(listed(await recorded(() => workspace()))).toEqual([
            "AccessConnector dbw-connector",
            "DatabricksWorkspace dbw",
            "Workspace dbw",
        ]);
    });

    it("lives in the two subnets, without public addresses, closed to the internet, its storage behind a firewall", async () => {
        expect(await inputsOf(() => workspace())).toEqual({
            workspaceName: "dbw-amlp-unit-dbw",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "premium" },
            computeMode: "Hybrid",
            managedResourceGroupId: `/subscriptions/${common.naming.subscriptionId}/resourceGroups/rg-amlp-unit-dbw-managed`,
            publicNetworkAccess: "Disabled",
            requiredNsgRules: "NoAzureDatabricksRules",
            defaultStorageFirewall: "Enabled",
            accessConnector: {
                id: expect.stringMatching(/\/accessConnectors\/dbac-amlp-unit-dbw$/) as string,
                identityType: "SystemAssigned",
            },
            defaultCatalog: { initialType: "UnityCatalog" },
            enhancedSecurityCompliance: {
                automaticClusterUpdate: { value: "Enabled" },
                enhancedSecurityMonitoring: { value: "Enabled" },
                complianceSecurityProfile: { value: "Disabled", complianceStandards: [] },
            },
            parameters: {
                customVirtualNetworkId: { value: outside("Microsoft.Network/virtualNetworks", "vnet") },
                customPublicSubnetName: { value: "host" },
                customPrivateSubnetName: { value: "container" },
                enableNoPublicIp: { value: true },
                storageAccountName: { value: expect.stringMatching(/^stamlpunitdbwroo[a-z0-9]{8}$/) as string },
                storageAccountSkuName: { value: "Standard_ZRS" },
                requireInfrastructureEncryption: { value: true },
            },
            tags,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => workspace(), "preview"))).toEqual(listed(await recorded(() => workspace())));
    });
});

describe("DatabricksWorkspace hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("encrypts managed services and disks from the start, and lets the disks use their key afterwards", async () => {
        const resources = await recorded(hardened);
        const made = one(resources, workspaceType);
        const version = { keyVaultUri: keys.managedDisks.vaultUri, keyVersion: keys.managedDisks.keyVersion };
        expect(made.inputs.encryption).toEqual({
            entities: {
                managedServices: {
                    keySource: "Microsoft.Keyvault",
                    keyVaultProperties: { keyName: "services", ...version },
                },
                managedDisk: {
                    keySource: "Microsoft.Keyvault",
                    keyVaultProperties: { keyName: "disks", ...version },
                    rotationToLatestKeyVersionEnabled: true,
                },
            },
        });
        const role = one(resources, "azure-native:authorization:RoleAssignment");
        expect(role.inputs).toMatchObject({
            scope: keys.managedDisks.keyResourceId,
            principalType: "ServicePrincipal",
        });
        expect(nameOf(role.inputs.roleDefinitionId as string)).toBe(builtInRoles.keyVaultCryptoServiceEncryptionUser);
        expect(role.inputs.principalId).toMatch(/^[0-9a-f-]{36}$/);
        expect(role.propertyDependencies.principalId).toEqual([made.urn]);
    });

    it("has endpoints for itself and for its root storage, after the workspace", async () => {
        const resources = await recorded(hardened);
        const endpoints = resources.filter(({ type }) => type === "azure-native:network:PrivateEndpoint");
        const targets = endpoints.map(({ name, inputs }) => [
            name,
            (inputs.privateLinkServiceConnections as { privateLinkServiceId: string }[]).map(
                ({ privateLinkServiceId }) => privateLinkServiceId.replace(/.*\/resourceGroups\//, ""),
            ),
        ]);
        const root = expect.stringMatching(
            /^rg-amlp-unit-dbw-managed\/providers\/Microsoft.Storage\/storageAccounts\/stamlpunitdbwroo\w{8}$/,
        ) as string;
        expect(targets).toEqual([
            ["dbw-root-blob", [root]],
            ["dbw-root-dfs", [root]],
            ["dbw-ui-api", ["rg-unit/providers/Microsoft.Databricks/workspaces/dbw-amlp-unit-dbw"]],
        ]);
        for (const endpoint of endpoints) {
            expect(waitsFor(endpoint)).toContain("Workspace dbw");
        }
    });

    it("is reachable when its names resolve, and ready for machines when their disks may use their key, too", async () => {
        let [reachable, ready]: pulumi.Resource[][] = [[], []];
        await recordUnit(() => ({ reachable, ready } = hardened()));
        const namesOf = async (resources: pulumi.Resource[] = []) => {
            const urns = resources.map(
                (each) => new Promise<string>((resolve) => each.urn.apply((urn) => resolve(urn))),
            );
            return (await Promise.all(urns)).map((urn) => urn.split("::").at(-1));
        };
        expect(await namesOf(reachable)).toEqual(["dbw-ui-api-zones"]);
        expect(await namesOf(ready)).toEqual(["dbw-root-dfs-zones", "dbw-root-blob-zones", "dbw-disk-key-ready"]);
    });

    it("protects the workspace and its connector's identity, and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["AccessConnector dbw-connector", "Workspace dbw"]);
    });
});

describe("DatabricksWorkspace full", () => {
    const full = (args: Partial<DatabricksWorkspaceArgs> = {}) =>
        workspace({
            privateEndpoints,
            diagnostics,
            lock,
            browserAuthentication: true,
            storageReplication: "Standard_GZRS",
            customerManagedKeys: keys,
            rootKey,
            enhancedSecurity: { complianceStandards: ["HIPAA", "PCI_DSS"] },
            ...args,
        });

    it("makes the endpoint for signing in only when the one for the workspace answers", async () => {
        const resources = await recorded(() => full());
        const signIn = one(resources, "azure-native:network:PrivateEndpoint", "dbw-browser-authentication");
        expect(waitsFor(signIn)).toEqual(expect.arrayContaining(["PrivateDnsZoneGroup dbw-ui-api-zones"]));
        const front = one(resources, "azure-native:network:PrivateEndpoint", "dbw-ui-api");
        expect(waitsFor(front)).toEqual(["Workspace dbw"]);
    });

    it("keeps that order where the organisation writes the zone groups", async () => {
        const placement = { subnetResourceId: privateEndpoints.subnetResourceId };
        const resources = await recorded(() => full({ privateEndpoints: placement }));
        const signIn = one(resources, "azure-native:network:PrivateEndpoint", "dbw-browser-authentication");
        expect(waitsFor(signIn)).toContain("PrivateEndpoint dbw-ui-api");
    });

    it("prepares the root storage's encryption first", async () => {
        const { parameters } = await inputsOf(() => full({ rootKey: { stage: "prepare" } }));
        expect(parameters).toMatchObject({ prepareEncryption: { value: true } });
        expect(parameters).not.toHaveProperty("encryption");
    });

    it("encrypts the root storage with its key then, and stays prepared", async () => {
        expect((await inputsOf(() => full())).parameters).toMatchObject({
            prepareEncryption: { value: true },
            encryption: {
                value: {
                    keySource: "Microsoft.Keyvault",
                    keyName: "root",
                    keyVaultUri: "https://kv-outside.vault.azure.net/",
                    keyVersion: "0123456789abcdef0123456789abcdef",
                },
            },
            storageAccountSkuName: { value: "Standard_GZRS" },
        });
    });

    it("tells whose right the root key needs, once it is prepared", async () => {
        const principal = async (args: Partial<DatabricksWorkspaceArgs>) => {
            let made: DatabricksWorkspace | undefined;
            await recordUnit(() => (made = full(args)));
            return new Promise((resolve) => made?.rootStorageIdentityPrincipalId.apply((id) => resolve(id)));
        };
        expect(await principal({ rootKey: { stage: "prepare" } })).toMatch(/^[0-9a-f-]{36}$/);
        expect(await principal({ rootKey: undefined })).toBeUndefined();
    });

    it("turns the compliance profile on for its standards", async () => {
        expect((await inputsOf(() => full())).enhancedSecurityCompliance).toMatchObject({
            complianceSecurityProfile: { value: "Enabled", complianceStandards: ["HIPAA", "PCI_DSS"] },
        });
    });

    it("opens both ways to the control plane where it is set to, and no other", async () => {
        expect(await inputsOf(() => full({ publicNetworkAccess: true }))).toMatchObject({
            publicNetworkAccess: "Enabled",
            requiredNsgRules: "AllRules",
            defaultStorageFirewall: "Enabled",
            parameters: { enableNoPublicIp: { value: true } },
        });
    });

    it("goes back to Microsoft's key when it is set to leave its own, and keeps the identity", async () => {
        const { parameters } = await inputsOf(() => full({ rootKey: { stage: "revert" } }));
        expect(parameters).toMatchObject({
            prepareEncryption: { value: true },
            encryption: { value: { keySource: "Default" } },
        });
    });

    it("begins with a catalog of its own by default", async () => {
        const initialType = async (initialCatalog?: "HiveMetastore") =>
            (await inputsOf(() => full({ initialCatalog }))).defaultCatalog;
        expect(await initialType()).toEqual({ initialType: "UnityCatalog" });
        expect(await initialType("HiveMetastore")).toEqual({ initialType: "HiveMetastore" });
    });

    it("finds network and subnets in ids that are known later", async () => {
        const later = {
            hostSubnetResourceId: pulumi.output(subnet("h")),
            containerSubnetResourceId: pulumi.output(subnet("c")),
        };
        expect((await inputsOf(() => full(later))).parameters).toMatchObject({
            customVirtualNetworkId: { value: outside("Microsoft.Network/virtualNetworks", "vnet") },
            customPublicSubnetName: { value: "h" },
            customPrivateSubnetName: { value: "c" },
        });
    });

    it("shows the same resources in a preview, tags all and leaves none outside", async () => {
        const resources = await recorded(() => full());
        expect(listed(await recorded(() => full(), "preview"))).toEqual(listed(resources));
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "dbw")).toEqual([]);
    });
});

describe("DatabricksWorkspace refuses, before it registers anything,", () => {
    it.each([
        [
            "subnets of two networks",
            { containerSubnetResourceId: subnet("container", "other") },
            [
                `DatabricksWorkspace "dbw" containerSubnetResourceId: is of network ${outside("Microsoft.Network/virtualNetworks", "other")}, the host subnet of ${outside("Microsoft.Network/virtualNetworks", "vnet")}; both must be of one network`,
            ],
        ],
        [
            "one subnet for both, in whatever case",
            { containerSubnetResourceId: subnet("HOST") },
            [
                'DatabricksWorkspace "dbw" containerSubnetResourceId: is the host subnet as well; each needs a subnet of its own',
            ],
        ],
        [
            "what is no subnet",
            { hostSubnetResourceId: outside("Microsoft.Network/virtualNetworks", "vnet") },
            [
                `DatabricksWorkspace "dbw" hostSubnetResourceId: "${outside("Microsoft.Network/virtualNetworks", "vnet")}" is not the ARM id of a subnet`,
            ],
        ],
        [
            "compliance standards without what they need",
            { enhancedSecurity: { monitoring: false, automaticClusterUpdate: false, complianceStandards: ["HIPAA"] } },
            [
                'DatabricksWorkspace "dbw" enhancedSecurity.monitoring: is false, but the compliance profile (HIPAA) needs it',
                'DatabricksWorkspace "dbw" enhancedSecurity.automaticClusterUpdate: is false, but the compliance profile (HIPAA) needs it',
            ],
        ],
        [
            "a standard that Azure does not know, and one twice",
            { enhancedSecurity: { complianceStandards: ["GDPR", "HIPAA", "HIPAA"] } },
            [
                'DatabricksWorkspace "dbw" enhancedSecurity.complianceStandards: "GDPR" is not one of HIPAA, PCI_DSS, CYBER_ESSENTIAL_PLUS, FEDRAMP_HIGH, CANADA_PROTECTED_B, IRAP_PROTECTED, ISMAP, HITRUST, K_FSI',
                'DatabricksWorkspace "dbw" enhancedSecurity.complianceStandards: "HIPAA" is duplicated',
            ],
        ],
        [
            "an endpoint for signing in that has no place",
            { browserAuthentication: true },
            [
                'DatabricksWorkspace "dbw" browserAuthentication: is true, but no privateEndpoints say where its endpoint goes',
            ],
        ],
        [
            "endpoints without their zones",
            { privateEndpoints: { ...privateEndpoints, zoneResourceIds: {} } },
            ["databricks_ui_api", "dfs", "blob"].map(
                (group) =>
                    `DatabricksWorkspace "dbw" privateEndpoints.zoneResourceIds: "${group}" needs zone ${group === "databricks_ui_api" ? "privatelink.azuredatabricks.net" : `privatelink.${group}.core.windows.net`}, which is not given`,
            ),
        ],
        [
            "a key without its version",
            { customerManagedKeys: { ...keys, managedDisks: { ...key("disks"), keyVersion: "latest" } } },
            [
                'DatabricksWorkspace "dbw" customerManagedKeys.managedDisks.keyVersion: must be 32 hexadecimal digits, is "latest"; Databricks takes no key without its version',
            ],
        ],
        [
            "a root key without its version",
            { rootKey: { stage: "enabled", key: { ...key("root"), keyVersion: "" } } },
            [
                'DatabricksWorkspace "dbw" rootKey.key.keyVersion: must be 32 hexadecimal digits, is ""; Databricks takes no key without its version',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => workspace(args as Partial<DatabricksWorkspaceArgs>))).toEqual(expected);
    });

    it("several issues in one error", async () => {
        const args = { containerSubnetResourceId: subnet("host"), browserAuthentication: true };
        expect(await refusal(() => workspace(args))).toHaveLength(2);
    });
});
