import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { Cloud } from "../../simulation/cloud/cloud";
import type { Caller, CloudOptions } from "../../simulation/cloud/requests";
import { CloudError, type CloudObject } from "../../simulation/core/types";
import { uuidOf } from "../../simulation/core/ids";
import type { Inputs } from "../../simulation/core/simulatedType";

/** Who calls, where a test does not say. */
export const caller: Caller = { subscriptionId: "s-1", tenantId: "t-1" };
/** Resource group of what a test makes. */
export const group = "/subscriptions/s-1/resourceGroups/rg";
/** Id of an object of that group. */
export const idIn = (type: string, ...names: string[]) => `${group}/providers/${type}/${names.join("/")}`;

/** An object to make: type without its package, inputs. */
export type Asked = [type: string, inputs: Inputs];

/** Puts an object; the group and the region are the usual ones where the inputs name none. */
export function put(cloud: Cloud, [type, inputs]: Asked, from = caller): CloudObject {
    return cloud.put({ type: `azure-native:${type}`, logicalName: "x", caller: from, inputs: { ...usual, ...inputs } });
}

const usual = { resourceGroupName: "rg", location: "westeurope" };

/** A cloud in which these objects were made, in this order, after the group that they lie in. */
export function cloudWith(objects: readonly Asked[] = [], options: CloudOptions = {}): Cloud {
    const cloud = new Cloud(options);
    for (const asked of [resourceGroup(), ...objects]) {
        put(cloud, asked);
    }
    return cloud;
}

/** Status, code and message of a refusal; "" where there is none. */
export function refusalOf(work: () => unknown): string {
    try {
        work();
        return "";
    } catch (error) {
        expect(error).toBeInstanceOf(CloudError);
        const { status, code, message } = error as CloudError;
        return `${status} ${code}: ${message}`;
    }
}

/** Message of any error; "" where there is none. */
export function messageOf(work: () => unknown): string {
    try {
        work();
        return "";
    } catch (error) {
        return (error as Error).message;
    }
}

/** Does work in a folder of its own, which is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
    const folder = mkdtempSync(path.join(tmpdir(), "simulation-test-"));
    try {
        return work(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

export const resourceGroup = (resourceGroupName = "rg"): Asked => ["resources:ResourceGroup", { resourceGroupName }];
export const account = (accountName: string, more: Inputs = {}): Asked => [
    "storage:StorageAccount",
    { accountName, kind: "StorageV2", sku: { name: "Standard_LRS" }, ...more },
];
export const accountId = (name: string) => idIn("Microsoft.Storage/storageAccounts", name);
export const container = (accountName: string, containerName: string): Asked => [
    "storage:BlobContainer",
    { accountName, containerName },
];
export const blob = (accountName: string, containerName: string, blobName: string): Asked => [
    "storage:Blob",
    { accountName, containerName, blobName },
];
export const vault = (vaultName: string, properties: Inputs = {}): Asked => [
    "keyvault:Vault",
    { vaultName, properties: { tenantId: "t-1", sku: { family: "A", name: "premium" }, ...properties } },
];
export const vaultId = (name: string) => idIn("Microsoft.KeyVault/vaults", name);
export const key = (vaultName: string, keyName: string): Asked => [
    "keyvault:Key",
    { vaultName, keyName, properties: { kty: "RSA" } },
];
export const network = (virtualNetworkName: string, space = "10.0.0.0/16"): Asked => [
    "network:VirtualNetwork",
    { virtualNetworkName, addressSpace: { addressPrefixes: [space] } },
];
export const networkId = (name: string) => idIn("Microsoft.Network/virtualNetworks", name);
export const subnet = (virtualNetworkName: string, subnetName: string, addressPrefix = "10.0.0.0/24"): Asked => [
    "network:Subnet",
    // A subnet is in the region of its network.
    { virtualNetworkName, subnetName, addressPrefix, location: undefined },
];
export const subnetId = (network: string, name: string) => `${networkId(network)}/subnets/${name}`;
export const peering = (from: string, to: string): Asked => [
    "network:VirtualNetworkPeering",
    {
        virtualNetworkName: from,
        virtualNetworkPeeringName: `to-${to}`,
        remoteVirtualNetwork: { id: networkId(to) },
    },
];
export const endpoint = (name: string, subnet: string, privateLinkServiceId: string, groupId: string): Asked => [
    "network:PrivateEndpoint",
    {
        privateEndpointName: name,
        subnet: { id: subnet },
        privateLinkServiceConnections: [{ name, privateLinkServiceId, groupIds: [groupId] }],
    },
];
export const zone = (privateZoneName: string): Asked => [
    "privatedns:PrivateZone",
    { privateZoneName, location: "Global" },
];
const zoneId = (name: string) => idIn("Microsoft.Network/privateDnsZones", name);
export const zoneLink = (privateZoneName: string, toNetwork: string): Asked => [
    "privatedns:VirtualNetworkLink",
    {
        privateZoneName,
        virtualNetworkLinkName: `link-${toNetwork}`,
        location: "global",
        virtualNetwork: { id: networkId(toNetwork) },
    },
];
export const zoneGroup = (privateEndpointName: string, zoneName: string): Asked => [
    "network:PrivateDnsZoneGroup",
    {
        privateEndpointName,
        privateDnsZoneGroupName: "default",
        privateDnsZoneConfigs: [{ name: "zone", privateDnsZoneId: zoneId(zoneName) }],
    },
];
export const identity = (resourceName: string): Asked => ["managedidentity:UserAssignedIdentity", { resourceName }];
export const identityId = (name: string) => idIn("Microsoft.ManagedIdentity/userAssignedIdentities", name);
/** Principal that the cloud gives an identity. */
export const principalOf = (name: string) => uuidOf(`${identityId(name)}/principal`);
export const workspace = (workspaceName: string): Asked => ["operationalinsights:Workspace", { workspaceName }];
export const lock = (lockName: string, scope: string): Asked => [
    "authorization:ManagementLockByScope",
    { lockName, scope, level: "CanNotDelete" },
];

/** Roles that the tests give. */
export const roles = {
    encryptionUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    blobContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
};
const roleName = (scope: string, principalId: string) => uuidOf(`${scope} ${principalId}`);
export const role = (scope: string, principalId: string, roleId: string): Asked => [
    "authorization:RoleAssignment",
    {
        scope,
        principalId,
        roleAssignmentName: roleName(scope, principalId),
        roleDefinitionId: `/subscriptions/s-1/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
    },
];
export const roleAssignmentId = (scope: string, principalId: string) =>
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${roleName(scope, principalId)}`;
