import { matches } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountFirewallBypass = defineRule({
    id: "storage-account-firewall-bypass",
    title: "The storage firewall lets trusted Azure services bypass it, or none",
    rationale:
        "A bypass for logging and metrics only opens a path that nothing here uses and hides that trusted services are shut out.",
    remedy: "Set networkRuleSet.bypass to AzureServices, or to None where no Azure service needs the account.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.trusted-services-bypass", "CKV_AZURE_36", "AZU-0010", "c9d007d0-c057-4772-b18c-01e546713bcd"],
    checks: {
        "networkRuleSet.bypass": matches(/^None$|(^|,\s*)AzureServices($|,)/i, "AzureServices or None", {
            missing: "pass",
            because: "the service's default is AzureServices",
        }),
    },
});
