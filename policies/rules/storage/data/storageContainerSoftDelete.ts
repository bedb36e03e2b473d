import { atLeast, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageContainerSoftDelete = defineRule({
    id: "storage-container-soft-delete",
    title: "Deleted containers can be restored for a week",
    rationale: "A container takes everything in it along.",
    remedy: "Set containerDeleteRetentionPolicy.enabled to true and days to 7 or more.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:BlobServiceProperties"],
    references: ["storage.container-soft-delete", "Azure.Storage.ContainerSoftDelete"],
    checks: {
        "containerDeleteRetentionPolicy.enabled": isTrue(),
        "containerDeleteRetentionPolicy.days": atLeast(7),
    },
});
