import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountLocalUsers = defineRule({
    id: "storage-account-local-users",
    title: "Storage accounts have no local users",
    rationale: "Local users sign in with passwords or keys that Entra ID does not know.",
    remedy: "Set isLocalUserEnabled to false.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.no-local-users", "CKV_AZURE_244"],
    checks: { isLocalUserEnabled: isFalse() },
});
