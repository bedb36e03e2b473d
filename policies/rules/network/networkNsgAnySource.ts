import { letsEveryoneIn } from "../../core/azure/securityRules";
import { type Conditions, each, not } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkNsgAnySource = defineRule({
    id: "network-nsg-any-source",
    title: "Security groups allow no inbound traffic from any source",
    rationale: "A rule open to every source makes the network's edge that rule.",
    remedy: "Name the sources: a service tag, an address range or an application security group.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:NetworkSecurityGroup", "azure-native:network:SecurityRule"],
    references: ["net.nsg-any-inbound", "Azure.NSG.AnyInboundSource", "AZU-0047"],
    checks: ({ type }): Conditions => {
        const rule = not(letsEveryoneIn, "no inbound Allow from every source");
        return type === "azure-native:network:SecurityRule"
            ? { "": rule }
            : {
                  securityRules: each(rule, {
                      missing: "pass",
                      because: "Azure's default rules deny inbound traffic from the internet",
                  }),
              };
    },
});
