import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountSharedKey = defineRule({
    id: "storage-account-shared-key",
    title: "Storage accounts refuse shared keys",
    rationale:
        "A key gives full access to anyone who has it, records no identity in the log and is not bound by roles.",
    remedy: "Set allowSharedKeyAccess to false and assign roles to identities.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.no-shared-key",
        "Azure.Storage.LocalAuth",
        "CKV2_AZURE_40",
        "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54",
        "fd9903f1-38c2-4d36-8e44-5c1c20c561e8",
    ],
    checks: { allowSharedKeyAccess: isFalse() },
});
