import { z } from "zod";
import { eventHubsTiers, type EventHubsTier } from "../../../azure/streaming/eventHubsTiers";
import { eventHubDefaults, eventHubsNamespaceDefaults } from "../../../components/streaming/checks";

const { Standard, Premium } = eventHubsTiers;

const hub = z
    .strictObject({
        name: z.string().describe("Name of the hub. A change replaces it with its events"),
        partitions: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Partitions, up to ${Standard.partitions} in tier Standard and ${Premium.partitions} in Premium; ${eventHubDefaults.partitions} by default. Azure refuses fewer later`,
            ),
        retentionHours: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Hours that events are kept, up to ${Standard.retentionHours} in tier Standard and ${Premium.retentionHours} in Premium; ${eventHubDefaults.retentionHours} by default`,
            ),
    })
    .describe("One event hub");

/** Event Hubs. */
export const streamingSection = z
    .strictObject({
        tier: z
            .enum(Object.keys(eventHubsTiers) as EventHubsTier[])
            .optional()
            .describe(
                `Tier of the namespace; ${eventHubsNamespaceDefaults.tier} by default. A change replaces it with all events`,
            ),
        throughputUnits: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Throughput units of tier Standard, processing units of Premium; ${eventHubsNamespaceDefaults.throughputUnits} by default`,
            ),
        maxThroughputUnits: z
            .int()
            .min(1)
            .optional()
            .describe("Throughput units that Event Hubs goes up to automatically; it does not by default"),
        privateEndpoint: z
            .boolean()
            .optional()
            .describe("Whether the namespace has a private endpoint; true by default"),
        trustedServices: z
            .boolean()
            .optional()
            .describe(
                `Whether Azure's trusted services with an identity, Stream Analytics among them, pass the firewall; ${eventHubsNamespaceDefaults.trustedServices} by default`,
            ),
        hubs: z.array(hub).min(1).describe("Event hubs of the namespace"),
    })
    .describe("Event Hubs namespace and its hubs");

/** Settings of Event Hubs. */
export type StreamingSettings = z.infer<typeof streamingSection>;
