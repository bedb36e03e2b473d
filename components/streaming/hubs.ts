import { resourceTypes } from "../../azure/kinds";
import { eventHubsTiers, type EventHubsTierLimits, type EventHubsTier } from "../../azure/streaming/eventHubsTiers";
import { isWholeNumber, nameIssues, repeated, type InputIssue } from "../shared/validation";

/** One event hub of a namespace. */
export interface EventHubArgs {
    /** Name of the hub: 1 to 256 letters, digits, periods, hyphens and underscores. A change replaces the hub with its events. */
    name: string;
    /** Partitions, 1 to 32 in tier Standard and 1 to 100 in Premium; 4 by default. Azure refuses fewer on a hub that exists, and in Standard more as well. */
    partitions?: number;
    /** Hours that events are kept, 1 to 168 in tier Standard and 1 to 2160 in Premium; 168 by default. */
    retentionHours?: number;
}

/** What a hub has where its inputs say nothing. */
export const eventHubDefaults = { partitions: 4, retentionHours: 168 } as const;

/** What a namespace has where its inputs say nothing. */
export const eventHubsNamespaceDefaults = {
    tier: "Standard",
    throughputUnits: 1,
    zoneRedundant: true,
    trustedServices: false,
} as const;

/** What decides how much a namespace takes. */
export interface EventHubsSize {
    /** Tier of the namespace. */
    tier?: EventHubsTier;
    /** Capacity. */
    throughputUnits?: number;
    /** Most capacity that Event Hubs goes up to automatically. */
    maxThroughputUnits?: number;
    /** Hubs of the namespace. */
    hubs: readonly EventHubArgs[];
}

/** Everything that is wrong with the capacity of a namespace and with its hubs. */
export function sizeIssues(size: EventHubsSize): InputIssue[] {
    const { tier = eventHubsNamespaceDefaults.tier } = size;
    const limits = eventHubsTiers[tier];
    return [...capacityIssues(size, tier, limits), ...hubIssues(size.hubs, tier, limits)];
}

function capacityIssues(
    { throughputUnits: units = eventHubsNamespaceDefaults.throughputUnits, maxThroughputUnits: most }: EventHubsSize,
    tier: EventHubsTier,
    limits: EventHubsTierLimits,
): InputIssue[] {
    const issues: InputIssue[] = [];
    if (!limits.units.includes(units)) {
        const choices = limits.autoInflate ? `1 to ${limits.units.length}` : limits.units.join(", ");
        issues.push({
            propertyPath: "throughputUnits",
            reason: `is ${units}; tier ${tier} has ${choices} ${limits.unit}`,
        });
    }
    if (most === undefined) {
        return issues;
    }
    if (!limits.autoInflate) {
        issues.push({
            propertyPath: "maxThroughputUnits",
            reason: `is ${most}, but tier ${tier} does not raise its capacity automatically; leave it out`,
        });
    } else if (!limits.units.includes(most) || most < units) {
        issues.push({
            propertyPath: "maxThroughputUnits",
            reason: `is ${most}, must be a whole number from throughputUnits (${units}) to ${limits.units.length}`,
        });
    }
    return issues;
}

function hubIssues(hubs: readonly EventHubArgs[], tier: EventHubsTier, limits: EventHubsTierLimits): InputIssue[] {
    const issues: InputIssue[] = hubs.length === 0 ? [{ propertyPath: "hubs", reason: "has no entry; add one" }] : [];
    // Event Hubs takes "Sales" and "sales" for one name.
    for (const name of repeated(hubs.map((hub) => hub.name.toLowerCase()))) {
        issues.push({ propertyPath: "hubs", reason: `"${name}" is duplicated` });
    }
    hubs.forEach(({ name, partitions, retentionHours }, i) => {
        issues.push(
            ...nameIssues(`hubs[${i}].name`, name, resourceTypes.eventHub.name),
            ...rangeIssues(`hubs[${i}].partitions`, partitions, limits.partitions, tier),
            ...rangeIssues(`hubs[${i}].retentionHours`, retentionHours, limits.retentionHours, tier),
        );
    });
    return issues;
}

function rangeIssues(propertyPath: string, value: number | undefined, most: number, tier: string): InputIssue[] {
    return value === undefined || isWholeNumber(value, [1, most])
        ? []
        : [{ propertyPath, reason: `is ${value}, must be a whole number from 1 to ${most} in tier ${tier}` }];
}
