import { opensAdministration, onSecurityRules, securityRuleTypes } from "../../core/azure/securityRules";
import { not } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkNsgRemoteAdministration = defineRule({
    id: "network-nsg-remote-administration",
    title: "SSH and RDP are closed to public addresses",
    rationale: "Both are tried from the internet within minutes of being opened.",
    remedy: "Close ports 22 and 3389 to public sources; use Bastion or the private network.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: securityRuleTypes,
    references: ["net.nsg-ssh-rdp", "CKV_AZURE_9", "CKV_AZURE_10", "AZU-0048", "AZU-0050"],
    unwaivable: true,
    checks: ({ type }) =>
        onSecurityRules(not(opensAdministration, "no inbound Allow to port 22 or 3389 from public addresses"), type),
});
