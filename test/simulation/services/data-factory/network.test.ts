import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import {
    account,
    accountId,
    cloudWith,
    idIn,
    identity,
    identityId,
    put,
    refusalOf,
    role,
    roles,
    principalOf,
    vault,
    vaultId,
} from "../../support";
import { factory, managedNetwork } from "../../refused/dataFactoryParts";

const factoryId = idIn("Microsoft.DataFactory/factories", "adf");
const inFactory = { factoryName: "adf" };
const linked = (linkedServiceName: string, store?: string) =>
    [
        "datafactory:LinkedService",
        {
            ...inFactory,
            linkedServiceName,
            properties: {
                type: "AzureKeyVault",
                ...(store !== undefined && { store: { type: "LinkedServiceReference", referenceName: store } }),
            },
        },
    ] as [string, Record<string, unknown>];
const endpoint = [
    "datafactory:ManagedPrivateEndpoint",
    {
        ...inFactory,
        managedVirtualNetworkName: "default",
        managedPrivateEndpointName: "lake-1a2b3c4d",
        properties: { privateLinkResourceId: accountId("stlake"), groupId: "dfs" },
    },
] as [string, Record<string, unknown>];
const stateOf = (cloud: Cloud) =>
    (
        cloud.get(`${factoryId}/managedVirtualNetworks/default/managedPrivateEndpoints/lake-1a2b3c4d`)?.outputs as {
            properties: { connectionState: { status: string; description: string } };
        }
    ).properties.connectionState;
const approval = [
    "resources:Deployment",
    {
        deploymentName: "approval",
        properties: {
            mode: "Incremental",
            parameters: { targetId: { value: accountId("stlake") }, endpointName: { value: "lake-1a2b3c4d" } },
            template: {
                resources: [
                    {
                        type: "Microsoft.Resources/deployments",
                        properties: {
                            parameters: { connectionName: { value: "[filter(contains(id, name))]" } },
                            template: {
                                resources: [
                                    {
                                        type: "Microsoft.Storage/storageAccounts/privateEndpointConnections",
                                        properties: {
                                            privateLinkServiceConnectionState: { description: "Reads the lake." },
                                        },
                                    },
                                ],
                            },
                        },
                    },
                ],
            },
        },
    },
] as [string, Record<string, unknown>];

describe("A managed endpoint", () => {
    it("wants the managed network, which a deployment makes", () => {
        expect(refusalOf(() => put(cloudWith([factory, account("stlake")]), endpoint))).toMatch(
            /^404 ResourceNotFound: .*\/managedVirtualNetworks\/default/,
        );
        expect(refusalOf(() => put(cloudWith([factory, managedNetwork, account("stlake")]), endpoint))).toBe("");
    });

    it("is pending until its target's side approves it, and stays approved", () => {
        const cloud = cloudWith([factory, managedNetwork, account("stlake"), endpoint]);
        expect(stateOf(cloud)).toMatchObject({ status: "Pending" });
        put(cloud, approval);
        expect(stateOf(cloud)).toMatchObject({ status: "Approved", description: "Reads the lake." });
        put(cloud, endpoint);
        expect(stateOf(cloud)).toMatchObject({ status: "Approved" });
    });

    it("cannot be approved once its target rejected it", () => {
        const cloud = cloudWith([factory, managedNetwork, account("stlake"), endpoint]);
        const made = cloud.get(`${factoryId}/managedVirtualNetworks/default/managedPrivateEndpoints/lake-1a2b3c4d`);
        if (made) {
            cloud.store.put({ ...made, outputs: { properties: { connectionState: { status: "Rejected" } } } });
        }
        expect(refusalOf(() => put(cloud, approval))).toBe(
            "400 BadRequest: Approving rejected private endpoint connections is not supported.",
        );
    });

    it("cannot be approved before it is there", () => {
        expect(refusalOf(() => put(cloudWith([account("stlake")]), approval))).toMatch(
            /^400 InvalidTemplate: .* has 0 connections of the endpoint lake-1a2b3c4d/,
        );
    });
});

describe("The managed network", () => {
    it("stays when the record of its deployment goes, and goes with the factory", () => {
        const cloud = cloudWith([factory, managedNetwork]);
        cloud.delete(idIn("Microsoft.Resources/deployments", "network"));
        expect(cloud.get(`${factoryId}/managedVirtualNetworks/default`)).toBeDefined();
        cloud.delete(factoryId);
        expect(cloud.get(`${factoryId}/managedVirtualNetworks/default`)).toBeUndefined();
    });
});

describe("What lies in a factory", () => {
    it("is not deleted while something else refers to it", () => {
        const cloud = cloudWith([factory, linked("vault"), linked("lake", "vault")]);
        const remove = (name: string) => refusalOf(() => cloud.delete(`${factoryId}/linkedservices/${name}`));
        expect(remove("vault")).toBe("400 BadRequest: The document cannot be deleted since it is referenced by lake.");
        expect(remove("lake")).toBe("");
        expect(remove("vault")).toBe("");
    });

    it("may name the runtime that every factory has", () => {
        const connectVia = { type: "IntegrationRuntimeReference", referenceName: "AutoResolveIntegrationRuntime" };
        const [type, inputs] = linked("lake");
        const properties = { type: "AzureBlobFS", connectVia };
        expect(refusalOf(() => put(cloudWith([factory]), [type, { ...inputs, properties }]))).toBe("");
    });

    it("has no hyphen in the name of a linked service", () => {
        expect(refusalOf(() => put(cloudWith([factory]), linked("key-vault")))).toMatch(
            /^400 InvalidResourceName: The name 'key-vault' must be /,
        );
    });
});

describe("A factory with a key", () => {
    const settings = { enableSoftDelete: true, enablePurgeProtection: true, enableRbacAuthorization: true };
    const encrypted = {
        ...inFactory,
        identity: { type: "UserAssigned", userAssignedIdentities: { [identityId("id-adf")]: {} } },
        encryption: {
            vaultBaseUrl: "https://kv-adf.vault.azure.net/",
            keyName: "k",
            identity: { userAssignedIdentity: identityId("id-adf") },
        },
    };

    it("wants the role of its identity on the key to have taken effect", () => {
        const cloud = cloudWith([
            identity("id-adf"),
            vault("kv-adf", settings),
            ["keyvault:Key", { vaultName: "kv-adf", keyName: "k", properties: { kty: "RSA" } }],
        ]);
        const make = () => refusalOf(() => put(cloud, ["datafactory:Factory", encrypted]));
        expect(make()).toMatch(/^400 KeyVaultAuthenticationFailure: .*Give .* the role/);
        put(cloud, role(vaultId("kv-adf"), principalOf("id-adf"), roles.encryptionUser));
        expect(make()).toMatch(/has not taken effect yet/);
        cloud.wait(600);
        expect(make()).toBe("");
    });
});
