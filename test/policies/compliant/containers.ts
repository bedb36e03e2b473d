import { type FixtureResource } from "../support/fixture";
import { arm, common } from "./common";
import { diagnosticsOf } from "./observability";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

/** A registry of images. */
export const containerRegistry: FixtureResource = {
    type: "azure-native:containerregistry:Registry",
    name: "images",
    id: arm("Microsoft.ContainerRegistry/registries", "crimages"),
    protect: true,
    props: {
        ...common,
        registryName: "crimages",
        sku: { name: "Premium" },
        adminUserEnabled: false,
        anonymousPullEnabled: false,
        publicNetworkAccess: "Disabled",
        zoneRedundancy: "Enabled",
        encryption: {
            status: "enabled",
            keyVaultProperties: {
                keyIdentifier: "https://kv-data.vault.azure.net/keys/lake",
                identity: "22222222-2222-3333-4444-555555555555",
            },
        },
    },
};

const zone = zoneOf("privatelink.azurecr.io");
const endpoint = endpointOf(containerRegistry, "registry");

export const containers: readonly FixtureResource[] = [
    containerRegistry,
    diagnosticsOf(containerRegistry),
    zone,
    linkOf(zone),
    endpoint,
    zoneGroupOf(endpoint, zone),
];
