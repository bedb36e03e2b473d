import { letsEveryoneIn, onSecurityRules, securityRuleTypes } from "../../core/azure/securityRules";
import { not } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkNsgAnySource = defineRule({
    id: "network-nsg-any-source",
    title: "Security groups allow no inbound traffic from any source",
    rationale: "A rule open to every source makes the network's edge that rule.",
    remedy: "Name the sources: a service tag, an address range or an application security group.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: securityRuleTypes,
    references: ["net.nsg-any-inbound", "Azure.NSG.AnyInboundSource", "AZU-0047"],
    checks: ({ type }) => onSecurityRules(not(letsEveryoneIn, "no inbound Allow from every source"), type),
});
