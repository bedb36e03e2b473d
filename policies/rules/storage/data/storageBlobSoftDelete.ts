import { atLeast, isFalse, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageBlobSoftDelete = defineRule({
    id: "storage-blob-soft-delete",
    title: "Deleted blobs can be restored for a week",
    rationale: "A mistaken or malicious delete is otherwise final.",
    remedy: "Set deleteRetentionPolicy.enabled to true and days to 7 or more, and leave allowPermanentDelete out.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:BlobServiceProperties"],
    references: [
        "storage.blob-soft-delete",
        "Azure.Storage.SoftDelete",
        "CKV2_AZURE_38",
        "AZU-0056",
        "9fbd64e3-67b8-489b-98e5-fa0007d17e76",
    ],
    checks: {
        "deleteRetentionPolicy.enabled": isTrue(),
        "deleteRetentionPolicy.days": atLeast(7),
        "deleteRetentionPolicy.allowPermanentDelete": isFalse({
            missing: "pass",
            because: "deleted blobs are kept unless it says otherwise",
        }),
    },
});
