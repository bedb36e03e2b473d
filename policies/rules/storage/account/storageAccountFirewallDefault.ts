import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountFirewallDefault = defineRule({
    id: "storage-account-firewall-default",
    title: "The storage firewall denies by default",
    rationale: "With the default Allow, switching public access on opens the account to every address at once.",
    remedy: "Set networkRuleSet.defaultAction to Deny.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.firewall-deny",
        "Azure.Storage.Firewall",
        "CKV_AZURE_35",
        "AZU-0012",
        "34c877ad-507e-4c82-993e-3452a6e0ad3c",
    ],
    checks: { "networkRuleSet.defaultAction": equals("Deny") },
});
