/** What one tier of Event Hubs takes. */
export interface EventHubsTierLimits {
    /** What capacity is counted in. */
    readonly unit: "throughput units" | "processing units";
    /** Capacities that can be bought. */
    readonly units: readonly number[];
    /** Whether a namespace can raise its capacity automatically (auto-inflate). */
    readonly autoInflate: boolean;
    /** Most partitions of a hub. */
    readonly partitions: number;
    /** Whether partitions can be added to a hub that exists; nowhere can they be taken away. */
    readonly addsPartitions: boolean;
    /** Most hours that events are kept. */
    readonly retentionHours: number;
}

/**
 * Tiers of Event Hubs that take private endpoints; Basic takes none. A namespace never changes from one to the other.
 * Sources: learn.microsoft.com/azure/event-hubs/event-hubs-premium-overview (processing units); azure-rest-api-specs,
 * Microsoft.EventHub 2024-01-01, partitionCount (1 to 32); learn.microsoft.com/azure/event-hubs/event-hubs-faq ("Is it possible to change pricing tier after deployment?",
 * retention of 7 and 90 days, 40 throughput units); learn.microsoft.com/azure/event-hubs/dynamically-add-partitions.
 * Unverified: 100 partitions in Premium, auto-inflate in Standard alone.
 */
export const eventHubsTiers = {
    Standard: {
        unit: "throughput units",
        units: Array.from({ length: 40 }, (_, i) => i + 1),
        autoInflate: true,
        partitions: 32,
        addsPartitions: false,
        retentionHours: 168,
    },
    Premium: {
        unit: "processing units",
        units: [1, 2, 4, 8, 16],
        autoInflate: false,
        partitions: 100,
        addsPartitions: true,
        retentionHours: 2160,
    },
} as const satisfies Readonly<Record<string, EventHubsTierLimits>>;

/** Name of a tier of Event Hubs. */
export type EventHubsTier = keyof typeof eventHubsTiers;
