import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsFirewallDefault = defineRule({
    id: "eventhubs-firewall-default",
    title: "The firewall of Event Hubs denies by default",
    rationale: "With the default Allow, switching public access on opens the namespace to every address at once.",
    remedy: "Set defaultAction to Deny.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:eventhub:NamespaceNetworkRuleSet"],
    references: ["eh.firewall", "Azure.EventHub.Firewall", "d63edb4a-c612-454d-b47d-191a724fcbf0"],
    checks: { defaultAction: equals("Deny") },
});
