import type { ResourceTypes } from "../resourceType";

/** Storage accounts and what is in them. */
export const storage = {
    storageAccount: {
        token: "azure-native:storage:StorageAccount",
        arm: "Microsoft.Storage/storageAccounts",
        names: ["accountName"],
        apiVersion: "2024-01-01",
        taggable: true,
        logs: { below: "/blobServices/default" },
        stateful: true,
        privateLink: {
            blob: ["privatelink.blob.core.windows.net"],
            dfs: ["privatelink.dfs.core.windows.net"],
            file: ["privatelink.file.core.windows.net"],
            queue: ["privatelink.queue.core.windows.net"],
            table: ["privatelink.table.core.windows.net"],
        },
        name: {
            abbreviation: "st",
            minLength: 3,
            maxLength: 24,
            pattern: /^[a-z0-9]+$/,
            words: "3 to 24 lower-case letters and digits",
            scope: "global",
            lowercaseAlphanumericOnly: true,
        },
        dataFlow: { stage: "storage", onlyReferred: true },
    },
    blobService: {
        token: "azure-native:storage:BlobServiceProperties",
        arm: "Microsoft.Storage/storageAccounts/blobServices",
        names: ["accountName", "blobServicesName"],
        apiVersion: "2024-01-01",
        retention: [
            { what: "deleted blobs", path: /^deleteRetentionPolicy\.days$/, unset: "by default" },
            { what: "deleted containers", path: /^containerDeleteRetentionPolicy\.days$/, unset: "by default" },
            { what: "points to restore", path: /^restorePolicy\.days$/, unset: "by default" },
        ],
        source: "retention: azure-rest-api-specs, storage, DeleteRetentionPolicy",
    },
    blobContainer: {
        token: "azure-native:storage:BlobContainer",
        arm: "Microsoft.Storage/storageAccounts/blobServices/containers",
        names: ["accountName", "=default", "containerName"],
        apiVersion: "2024-01-01",
        stateful: true,
        name: {
            minLength: 3,
            maxLength: 63,
            pattern: /^(?!.*--)[a-z0-9][a-z0-9-]*[a-z0-9]$|^\$(root|web|logs)$/,
            words: "3 to 63 lower-case letters, digits and single hyphens, no hyphen first or last",
            scope: "parent",
        },
        dataFlow: { stage: { named: "containerName" }, within: ["accountName"] },
    },
    blob: {
        token: "azure-native:storage:Blob",
        arm: "Microsoft.Storage/storageAccounts/blobServices/containers/blobs",
        names: ["accountName", "=default", "containerName", "blobName"],
        name: { minLength: 1, maxLength: 1024, pattern: /^[^]+$/, words: "1 to 1024 characters", scope: "parent" },
        source: "a blob is none of Resource Manager's objects: azure-native writes it to the account itself and gives it this id",
    },
    storageManagementPolicy: {
        token: "azure-native:storage:ManagementPolicy",
        arm: "Microsoft.Storage/storageAccounts/managementPolicies",
        names: ["accountName", "managementPolicyName"],
        apiVersion: "2024-01-01",
        retention: [
            { what: "files", path: /^policy\.rules\[\]\.definition\.actions\.\w+\.delete\.\w+$/, unset: "for ever" },
        ],
        source: "retention: azure-rest-api-specs, storage, ManagementPolicySchema",
    },
    defenderForStorage: {
        token: "azure-native:security:DefenderForStorage",
        arm: "Microsoft.Security/defenderForStorageSettings",
        scope: { input: "resourceId" },
        names: ["settingName"],
        apiVersion: "2024-10-01-preview",
        title: "Defender for Storage",
    },
} as const satisfies ResourceTypes;
