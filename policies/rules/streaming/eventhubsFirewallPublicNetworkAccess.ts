import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsFirewallPublicNetworkAccess = defineRule({
    id: "eventhubs-firewall-public-network-access",
    title: "The firewall of Event Hubs says that the public network is closed",
    rationale: "The rule set has a switch of its own, which opens the namespace even where that says Disabled.",
    remedy: "Set publicNetworkAccess of the rule set to Disabled, as that of its namespace.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:eventhub:NamespaceNetworkRuleSet"],
    references: ["eh.public-access", "0602787f-9896-402a-a6e1-39ee63ee435e"],
    checks: { publicNetworkAccess: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
