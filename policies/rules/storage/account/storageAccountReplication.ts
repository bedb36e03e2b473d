import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountReplication = defineRule({
    id: "storage-account-replication",
    title: "Storage accounts are replicated across zones",
    rationale: "A locally redundant account is gone with its data centre.",
    remedy: "Choose a zone-redundant sku.name: Standard_ZRS, Standard_GZRS, Standard_RAGZRS or Premium_ZRS.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.replication",
        "Azure.Storage.UseReplication",
        "CKV_AZURE_206",
        "AZU-0058",
        "bf045164-79ba-4215-8f95-f8048dc1780b",
        "85b005b2-95fc-4953-b9cb-f9ee6427c754",
    ],
    checks: {
        "sku.name": oneOf(["Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS", "Premium_ZRS"]),
    },
});
