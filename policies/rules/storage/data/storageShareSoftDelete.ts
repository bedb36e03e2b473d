import { atLeast, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageShareSoftDelete = defineRule({
    id: "storage-share-soft-delete",
    title: "Deleted file shares can be restored for a week",
    rationale: "A share takes everything in it along.",
    remedy: "Set shareDeleteRetentionPolicy.enabled to true and days to 7 or more.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:FileServiceProperties"],
    references: ["storage.file-soft-delete", "Azure.Storage.FileShareSoftDelete"],
    checks: {
        "shareDeleteRetentionPolicy.enabled": isTrue(),
        "shareDeleteRetentionPolicy.days": atLeast(7),
    },
});
