import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountAnonymousAccess = defineRule({
    id: "storage-account-anonymous-access",
    title: "Storage accounts allow no anonymous read",
    rationale: "One container set to public makes its data readable by anyone who knows the address.",
    remedy: "Set allowBlobPublicAccess to false.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.no-anonymous-blob",
        "Azure.Storage.BlobPublicAccess",
        "CKV_AZURE_190",
        "CKV2_AZURE_47",
        "4fa4b6c0-31ca-4c0d-b10d-24b96f62a751",
        "13502221-8df0-4414-9937-de9c5c4e396b",
    ],
    unwaivable: true,
    checks: { allowBlobPublicAccess: isFalse() },
});
