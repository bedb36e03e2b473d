import { type FixtureResource } from "../support/fixture";
import { arm, common } from "./common";
import { diagnosticsOf } from "./observability";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

const namespace: FixtureResource = {
    type: "azure-native:eventhub:Namespace",
    name: "events",
    id: arm("Microsoft.EventHub/namespaces", "evhns-data"),
    protect: true,
    props: {
        ...common,
        namespaceName: "evhns-data",
        sku: { name: "Standard", tier: "Standard", capacity: 1 },
        zoneRedundant: true,
        disableLocalAuth: true,
        minimumTlsVersion: "1.2",
        publicNetworkAccess: "Disabled",
    },
};

const firewall: FixtureResource = {
    type: "azure-native:eventhub:NamespaceNetworkRuleSet",
    name: "events-firewall",
    id: `${namespace.id}/networkRuleSets/default`,
    props: {
        resourceGroupName: "rg-data",
        namespaceName: "evhns-data",
        publicNetworkAccess: "Disabled",
        defaultAction: "Deny",
    },
};

const hub: FixtureResource = {
    type: "azure-native:eventhub:EventHub",
    name: "events-sales",
    id: `${namespace.id}/eventhubs/sales`,
    protect: true,
    props: {
        resourceGroupName: "rg-data",
        namespaceName: "evhns-data",
        eventHubName: "sales",
        partitionCount: 4,
        retentionDescription: { cleanupPolicy: "Delete", retentionTimeInHours: 72 },
    },
};

const zone = zoneOf("privatelink.servicebus.windows.net");
const endpoint = endpointOf(namespace, "namespace");

export const streaming: readonly FixtureResource[] = [
    namespace,
    diagnosticsOf(namespace),
    firewall,
    hub,
    zone,
    linkOf(zone),
    endpoint,
    zoneGroupOf(endpoint, zone),
];
