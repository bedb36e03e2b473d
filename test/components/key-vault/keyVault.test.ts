import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { KeyVault, VaultSku, type KeyVaultArgs } from "../../../components";
import { common, diagnostics, lock, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, unitAccount, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const type = "azure-native:keyvault:Vault";
const { tenantId } = unitAccount;
const vault = (args: Partial<KeyVaultArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new KeyVault("vault", { ...common, tenantId, ...args }, opts);
const hardened = () => vault({ privateEndpoints, diagnostics, lock }, { protect: true });
const full = () => vault({ sku: VaultSku.Premium, softDeleteRetentionDays: 7, privateEndpoints, diagnostics, lock });

describe("KeyVault with only its required inputs", () => {
    it("makes one vault and nothing else", async () => {
        expect(listed(await recorded(() => vault()))).toEqual(["KeyVault vault", "Vault vault"]);
    });

    it("keeps the vault private, ruled by roles and safe from purging", async () => {
        const { vaultName, ...rest } = one(await recorded(() => vault()), type).inputs;
        expect(vaultName).toMatch(/^kv-amlp-unit-va-[a-z0-9]{8}$/);
        expect(rest).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            properties: {
                tenantId,
                sku: { family: "A", name: "standard" },
                enabledForDeployment: false,
                enabledForDiskEncryption: false,
                enabledForTemplateDeployment: false,
                enableRbacAuthorization: true,
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
                publicNetworkAccess: "Disabled",
                networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
            },
            tags,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => vault(), "preview"))).toEqual(listed(await recorded(() => vault())));
    });

    it("lacks only what it was not given: an endpoint, logs and protection", async () => {
        expect(await violations(() => vault())).toEqual([
            "governance-resource-protect on vault",
            "monitoring-diagnostic-setting on vault",
            "network-service-private-endpoint on vault",
        ]);
    });
});

describe("KeyVault hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the vault and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Vault vault"]);
    });
});

describe("KeyVault full", () => {
    it("makes endpoint, logs and lock", async () => {
        expect(listed(await recorded(full))).toEqual([
            "DiagnosticSetting vault-logs",
            "KeyVault vault",
            "ManagementLockByScope vault-lock",
            "PrivateDnsZoneGroup vault-vault-zones",
            "PrivateEndpoint vault-vault",
            "PrivateEndpoint vault-vault",
            "Vault vault",
        ]);
    });

    it("takes hardware and retention as set", async () => {
        expect(one(await recorded(full), type).inputs.properties).toMatchObject({
            sku: { family: "A", name: "premium" },
            softDeleteRetentionInDays: 7,
        });
    });

    it("logs everything, locks the vault and resolves its name", async () => {
        const resources = await recorded(full);
        const id = expect.stringMatching(/\/Microsoft\.KeyVault\/vaults\/kv-amlp-unit-[^/]+$/) as string;
        expect(one(resources, "azure-native:monitor:DiagnosticSetting").inputs).toEqual({
            name: "azure-ml-platform",
            resourceUri: id,
            workspaceId: diagnostics.workspaceResourceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
        });
        expect(one(resources, "azure-native:authorization:ManagementLockByScope").inputs).toEqual({
            lockName: "vault-lock",
            scope: id,
            level: "CanNotDelete",
            notes: lock.notes,
        });
        expect(one(resources, "azure-native:network:PrivateEndpoint").inputs.privateLinkServiceConnections).toEqual([
            { name: "vault", privateLinkServiceId: id, groupIds: ["vault"] },
        ]);
    });

    it("gives its address by the vault's name", async () => {
        let uri: pulumi.Output<string> | undefined;
        await recordUnit(() => (uri = vault().vaultUri));
        const told = await new Promise((resolve) => uri?.apply(resolve));
        expect(told).toMatch(/^https:\/\/kv-amlp-unit-[a-z0-9-]+\.vault\.azure\.net\/$/);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "vault")).toEqual([]);
    });
});

describe("KeyVault refuses, before it registers anything,", () => {
    it.each([6, 91, 7.5])("soft delete for %d days", async (softDeleteRetentionDays) => {
        expect(await refusal(() => vault({ softDeleteRetentionDays }))).toEqual([
            `KeyVault "vault" softDeleteRetentionDays: must be a whole number from 7 to 90, is ${softDeleteRetentionDays}`,
        ]);
    });

    it("an endpoint without its zone", async () => {
        const placement = { ...privateEndpoints, zoneResourceIds: {} };
        expect(await refusal(() => vault({ privateEndpoints: placement }))).toEqual([
            'KeyVault "vault" privateEndpoints.zoneResourceIds: "vault" needs zone privatelink.vaultcore.azure.net, which is not given',
        ]);
    });
});
