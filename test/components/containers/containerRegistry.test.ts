import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ContainerRegistry, type ContainerRegistryArgs } from "../../../components";
import { common, customerManagedKey, diagnostics, lock, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const type = "azure-native:containerregistry:Registry";
const registry = (args: Partial<ContainerRegistryArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new ContainerRegistry("images", { ...common, ...args }, opts);
const full = () =>
    registry({
        zoneRedundant: false,
        untaggedRetentionDays: 0,
        trustedServices: true,
        ...{ customerManagedKey, privateEndpoints, diagnostics, lock },
    });
const hardened = () => registry({ customerManagedKey, privateEndpoints, diagnostics, lock }, { protect: true });

describe("ContainerRegistry with only its required inputs", () => {
    it("makes one registry", async () => {
        expect(listed(await recorded(() => registry()))).toEqual(["ContainerRegistry images", "Registry images"]);
    });

    it("is closed, without an admin user, and keeps images in zones", async () => {
        const { registryName, ...rest } = one(await recorded(() => registry()), type).inputs;
        expect(registryName).toMatch(/^cramlpunitimages[a-z0-9]{8}$/);
        expect(rest).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "Premium" },
            adminUserEnabled: false,
            anonymousPullEnabled: false,
            publicNetworkAccess: "Disabled",
            networkRuleSet: { defaultAction: "Deny" },
            networkRuleBypassOptions: "None",
            zoneRedundancy: "Enabled",
            policies: {
                quarantinePolicy: { status: "disabled" },
                exportPolicy: { status: "disabled" },
                retentionPolicy: { status: "enabled", days: 30 },
            },
            tags,
        });
    });

    it("is replaced for a key that is added, never for zones, which Azure refuses to change", async () => {
        const { replaceOnChanges } = one(await recorded(() => registry()), type);
        expect(replaceOnChanges).toEqual(["encryption.status"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => registry(), "preview"))).toEqual(listed(await recorded(() => registry())));
    });
});

describe("ContainerRegistry hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the registry and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Registry images"]);
    });
});

describe("ContainerRegistry full", () => {
    it("makes everything that it was asked for", async () => {
        expect(listed(await recorded(full))).toEqual([
            "ContainerRegistry images",
            "DiagnosticSetting images-logs",
            "ManagementLockByScope images-lock",
            "PrivateDnsZoneGroup images-registry-zones",
            "PrivateEndpoint images-registry",
            "PrivateEndpoint images-registry",
            "Registry images",
        ]);
    });

    it("takes zones, retention, trusted services and key as set", async () => {
        const { identityResourceId, identityClientId, vaultUri, keyName } = customerManagedKey;
        expect(one(await recorded(full), type).inputs).toMatchObject({
            zoneRedundancy: "Disabled",
            networkRuleBypassOptions: "AzureServices",
            policies: { retentionPolicy: { status: "enabled", days: 0 } },
            identity: { type: "UserAssigned", userAssignedIdentities: { [identityResourceId]: {} } },
            encryption: {
                status: "enabled",
                keyVaultProperties: { identity: identityClientId, keyIdentifier: `${vaultUri}keys/${keyName}` },
            },
        });
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "images")).toEqual([]);
    });
});

describe("ContainerRegistry refuses, before it registers anything,", () => {
    const { subnetResourceId } = privateEndpoints;
    it.each([[-1], [366], [1.5]])("retention of %s days", async (untaggedRetentionDays) => {
        expect(await refusal(() => registry({ untaggedRetentionDays }))).toEqual([
            `ContainerRegistry "images" untaggedRetentionDays: must be a whole number of days from 0 to 365, is ${untaggedRetentionDays}`,
        ]);
    });

    it("an endpoint without its zone", async () => {
        const placement = { subnetResourceId, zoneResourceIds: {} };
        expect(await refusal(() => registry({ privateEndpoints: placement }))).toEqual([
            'ContainerRegistry "images" privateEndpoints.zoneResourceIds: "registry" needs zone privatelink.azurecr.io, which is not given',
        ]);
    });
});
