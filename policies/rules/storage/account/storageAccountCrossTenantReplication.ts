import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountCrossTenantReplication = defineRule({
    id: "storage-account-cross-tenant-replication",
    title: "Storage accounts replicate to no other tenant",
    rationale: "Object replication to another tenant copies data out past every network rule.",
    remedy: "Set allowCrossTenantReplication to false.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.no-cross-tenant-replication", "92a89a79-6c52-4a7e-a03f-61306fc49312"],
    checks: { allowCrossTenantReplication: isFalse() },
});
