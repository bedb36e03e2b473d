import { missingChildren } from "../../../core/azure/children";
import { defineStackRule } from "../../../core/rule";

export const storageAccountBlobService = defineStackRule({
    id: "storage-account-blob-service",
    title: "The blob service of every account is stated",
    rationale:
        "Soft delete lives in the blob service's properties; an account without them has Azure's default, which is off.",
    remedy: "Add a BlobServiceProperties for the account, with deleteRetentionPolicy and containerDeleteRetentionPolicy.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    reads: ["azure-native:storage:BlobServiceProperties"],
    references: ["storage.blob-soft-delete", "storage.container-soft-delete", "Azure.Storage.SoftDelete"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType("azure-native:storage:StorageAccount"),
            children: graph.ofType("azure-native:storage:BlobServiceProperties"),
            relate: (child, account) => graph.names(child, "accountName", account),
            expected: "a BlobServiceProperties with this accountName",
        }),
});
