import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsNamespaceZoneRedundancy = defineRule({
    id: "eventhubs-namespace-zone-redundancy",
    title: "Event Hubs keeps events in several availability zones",
    rationale: "A namespace in one data centre stops with it, and senders lose what they cannot keep.",
    remedy: "Set zoneRedundant to true; Azure takes it only when the namespace is made.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:eventhub:Namespace"],
    references: ["eh.zone", "Azure.EventHub.AvailabilityZone", "CKV_AZURE_228", "ae243d87-5cf3-4dce-90bd-6d62be328de9"],
    checks: { zoneRedundant: isTrue() },
});
