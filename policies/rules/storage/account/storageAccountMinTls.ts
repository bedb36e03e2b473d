import { atLeast } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountMinTls = defineRule({
    id: "storage-account-min-tls",
    title: "Storage accounts require TLS 1.2 or later",
    rationale: "TLS 1.0 and 1.1 have known breaks; without a minimum the service may accept them.",
    remedy: "Set minimumTlsVersion to TLS1_2 or TLS1_3.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.min-tls",
        "Azure.Storage.MinTLS",
        "CKV_AZURE_44",
        "AZU-0011",
        "AZU-0059",
        "fe83a0eb-a853-422d-aac2-1bffd182c5d0",
    ],
    checks: { minimumTlsVersion: atLeast("TLS1_2", ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"]) },
});
