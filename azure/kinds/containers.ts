import type { ResourceTypes } from "../resourceType";

/** Container registries and Kubernetes clusters. */
export const containers = {
    containerRegistry: {
        token: "azure-native:containerregistry:Registry",
        arm: "Microsoft.ContainerRegistry/registries",
        names: ["registryName"],
        apiVersion: "2023-01-01-preview",
        taggable: true,
        logs: {},
        stateful: true,
        // The page also names {regionName}.data.privatelink.azurecr.io and says not to deploy it as a zone: its records are
        // put into privatelink.azurecr.io.
        privateLink: { registry: ["privatelink.azurecr.io"] },
        // Azure also takes capitals; the login server is a DNS name, in lower case, so generated names keep to that.
        name: {
            abbreviation: "cr",
            minLength: 5,
            maxLength: 50,
            pattern: /^[A-Za-z0-9]+$/,
            words: "5 to 50 letters and digits",
            scope: "global",
            lowercaseAlphanumericOnly: true,
        },
        dataFlow: { stage: "storage" },
    },
    kubernetesCluster: {
        token: "azure-native:containerservice:ManagedCluster",
        arm: "Microsoft.ContainerService/managedClusters",
        names: ["resourceName"],
        apiVersion: "2025-09-01",
        taggable: true,
        logs: {},
        // The page also names {subzone}.privatelink.{regionName}.azmk8s.io, a choice of the cluster's owner.
        privateLink: { management: ["privatelink.{regionName}.azmk8s.io"] },
        name: {
            abbreviation: "aks",
            minLength: 1,
            maxLength: 63,
            pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
            words: "1 to 63 letters, digits, underscores and hyphens, a letter or digit first and last",
            scope: "resourceGroup",
        },
        dataFlow: { stage: "serving" },
        source: "logs: Azure/bicep-registry-modules, avm/res/container-service/managed-cluster, sends allLogs by default",
    },
} as const satisfies ResourceTypes;
