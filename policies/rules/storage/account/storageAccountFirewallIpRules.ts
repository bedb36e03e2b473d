import { empty } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountFirewallIpRules = defineRule({
    id: "storage-account-firewall-ip-rules",
    title: "The storage firewall lists no public addresses",
    rationale:
        "An address rule is dormant while public access is off and opens the account on the day it is switched on.",
    remedy: "Remove networkRuleSet.ipRules; connect to the account through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.firewall-no-ip-rules",
        "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f",
        "db4f9b05-5ffd-4b34-b714-3c710dbb3fd6",
    ],
    checks: { "networkRuleSet.ipRules": empty("no address is allowed unless listed") },
});
