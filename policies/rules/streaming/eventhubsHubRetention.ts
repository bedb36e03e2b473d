import { atLeast } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsHubRetention = defineRule({
    id: "eventhubs-hub-retention",
    title: "Hubs keep events for as long as a reader may stand still",
    rationale: "Events that are dropped while a reader is down over a weekend are never read.",
    remedy: "Set retentionDescription.retentionTimeInHours to 72 or more in production, 24 or more elsewhere.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:eventhub:EventHub"],
    references: ["eh.retention", "event-hubs-retention"],
    checks: ({ profile }) => ({
        "retentionDescription.retentionTimeInHours": atLeast(profile === "prod" ? 72 : 24),
    }),
});
