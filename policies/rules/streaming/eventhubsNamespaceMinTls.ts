import { atLeast } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsNamespaceMinTls = defineRule({
    id: "eventhubs-namespace-min-tls",
    title: "Event Hubs requires TLS 1.2 or later",
    rationale: "TLS 1.0 and 1.1 have known breaks; without a minimum the service may accept them.",
    remedy: "Set minimumTlsVersion to 1.2 or 1.3.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:eventhub:Namespace"],
    references: ["eh.min-tls", "Azure.EventHub.MinTLS", "CKV_AZURE_223"],
    checks: { minimumTlsVersion: atLeast("1.2", ["1.0", "1.1", "1.2", "1.3"]) },
});
