import { equals, present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountCustomerKey = defineRule({
    id: "storage-account-customer-key",
    title: "Storage accounts are encrypted with a customer-managed key",
    rationale:
        "With Microsoft's key the organisation can neither revoke access to the data at rest nor see the key's use.",
    remedy: "Set encryption.keySource to Microsoft.Keyvault, name the key and its vault, and give the identity that may use it.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.cmk", "CKV2_AZURE_1", "AZU-0060", "6fac406b-40ca-413b-bf8e-0bf964659c25"],
    checks: {
        "encryption.keySource": equals("Microsoft.Keyvault"),
        "encryption.keyVaultProperties.keyName": present(),
        "encryption.keyVaultProperties.keyVaultUri": present(),
        "encryption.encryptionIdentity.encryptionUserAssignedIdentity": present(),
    },
});
