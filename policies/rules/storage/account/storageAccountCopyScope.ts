import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountCopyScope = defineRule({
    id: "storage-account-copy-scope",
    title: "Copies stay in the tenant or behind private links",
    rationale: "Without a scope an identity with read access can copy data into an account of any tenant.",
    remedy: "Set allowedCopyScope to AAD or PrivateLink.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.copy-scope"],
    checks: { allowedCopyScope: oneOf(["AAD", "PrivateLink"]) },
});
