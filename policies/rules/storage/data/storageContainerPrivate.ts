import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageContainerPrivate = defineRule({
    id: "storage-container-private",
    title: "Containers are private",
    rationale: "A public container is readable without any identity as soon as the account permits it.",
    remedy: "Set publicAccess to None.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:BlobContainer"],
    references: ["storage.container-private", "Azure.Storage.BlobAccessType", "CKV_AZURE_34", "AZU-0007"],
    checks: {
        publicAccess: equals("None", { missing: "pass", because: "a container is private unless it says otherwise" }),
    },
});
