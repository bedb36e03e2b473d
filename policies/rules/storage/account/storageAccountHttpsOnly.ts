import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountHttpsOnly = defineRule({
    id: "storage-account-https-only",
    title: "Storage accounts accept only encrypted transfers",
    rationale: "A client that speaks HTTP sends data and tokens in the clear.",
    remedy: "Set enableHttpsTrafficOnly to true.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.https-only",
        "Azure.Storage.SecureTransfer",
        "CKV_AZURE_3",
        "AZU-0008",
        "AZU-0059",
        "404c3081-a854-4457-ae30-26a93ef643f9",
        "f81e3117-0093-4b17-8a60-82363134f0eb",
    ],
    unwaivable: true,
    checks: { enableHttpsTrafficOnly: isTrue() },
});
