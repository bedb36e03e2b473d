import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountInfrastructureEncryption = defineRule({
    id: "storage-account-infrastructure-encryption",
    title: "Storage accounts are encrypted twice",
    rationale:
        "An error in one layer of encryption then leaves the data readable; the second can only be chosen on creation.",
    remedy: "Set encryption.requireInfrastructureEncryption to true before the account holds data: a change replaces it.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.infra-encryption", "AZU-0061", "4733ea7b-a883-42fe-8cac-97454c2a9e4a"],
    checks: { "encryption.requireInfrastructureEncryption": isTrue() },
});
