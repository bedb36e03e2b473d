import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsNamespacePublicNetworkAccess = defineRule({
    id: "eventhubs-namespace-public-network-access",
    title: "Event Hubs is closed to the public network",
    rationale: "Any address of the internet can try the namespace; only roles stand in between.",
    remedy: "Set publicNetworkAccess to Disabled and reach the namespace through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:eventhub:Namespace"],
    references: ["eh.public-access", "0602787f-9896-402a-a6e1-39ee63ee435e"],
    checks: { publicNetworkAccess: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
