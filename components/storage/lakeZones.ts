import { repeated, type InputIssue } from "../shared/validation";

/** How a zone's files are organised. */
export const ZoneFormat = { Delta: "delta", Files: "files" } as const;
/** How a zone's files are organised. */
export type ZoneFormat = (typeof ZoneFormat)[keyof typeof ZoneFormat];

/** What happens to a zone's files as they age, in days since the last change. */
export interface ZoneLifecycle {
    /** Days until a file moves to the cool tier; never by default. */
    coolAfterDays?: number;
    /** Days until a file moves to the cold tier; never by default. */
    coldAfterDays?: number;
    /** Days until a file moves to the archive tier; never by default. Refused on `delta`: an archived file of the current table version cannot be read. */
    archiveAfterDays?: number;
    /** Days until a file is deleted; never by default. Refused on `delta`: only VACUUM knows which files no version needs. */
    deleteAfterDays?: number;
}

/** One filesystem of a lake. */
export interface LakeZone {
    /** Name of the filesystem, 3 to 63 lower-case letters, digits and single hyphens. A change replaces it with all its data. */
    name: string;
    /** Organisation of the files: `delta` tables, or plain `files`. */
    format: ZoneFormat;
    /** Whether Unity Catalog decides who reads and writes; true by default. Then a group gets a data role only with a reason. */
    governedByUnityCatalog?: boolean;
    /** What happens as files age; nothing by default. */
    lifecycle?: ZoneLifecycle;
}

/** What a zone has where it says nothing. */
export const lakeZoneDefaults = { governedByUnityCatalog: true } as const;

/** The medallion zones that a lake has unless it is given others. */
export const medallionZones: LakeZone[] = [
    { name: "bronze", format: ZoneFormat.Delta },
    { name: "silver", format: ZoneFormat.Delta },
    { name: "gold", format: ZoneFormat.Delta },
];

// Container names: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
const containerName = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

const tiers = ["coolAfterDays", "coldAfterDays", "archiveAfterDays", "deleteAfterDays"] as const;

/** Everything that is wrong with a list of zones. */
export function zoneIssues(zones: readonly LakeZone[], at = "zones"): InputIssue[] {
    const issues: InputIssue[] = [];
    if (zones.length === 0) {
        issues.push({ propertyPath: at, reason: "a lake has at least one zone" });
    }
    for (const name of repeated(zones.map((zone) => zone.name))) {
        issues.push({ propertyPath: at, reason: `"${name}" is duplicated; names of zones must differ` });
    }
    zones.forEach((zone, i) => {
        const path = `${at}[${i}]`;
        if (!containerName.test(zone.name)) {
            issues.push({
                propertyPath: `${path}.name`,
                reason: `"${zone.name}" must be 3 to 63 lower-case letters, digits and single hyphens`,
            });
        }
        issues.push(
            ...deltaIssues(zone, `${path}.lifecycle`),
            ...lifecycleIssues(zone.lifecycle ?? {}, `${path}.lifecycle`),
        );
    });
    return issues;
}

const daysOf = (lifecycle: ZoneLifecycle) =>
    tiers.flatMap((tier) => {
        const days = lifecycle[tier];
        return days === undefined ? [] : [{ tier, days }];
    });

function deltaIssues({ name, format, lifecycle = {} }: LakeZone, at: string): InputIssue[] {
    const dangerous = daysOf(lifecycle).filter(({ tier }) => tier === "archiveAfterDays" || tier === "deleteAfterDays");
    return (format === ZoneFormat.Delta ? dangerous : []).map(({ tier, days }) => ({
        propertyPath: `${at}.${tier}`,
        reason: `is ${days}, but zone "${name}" holds Delta tables: age says nothing about whether the current version needs a file; leave it out and let VACUUM remove files`,
    }));
}

/** What is wrong with the order of the days of a lifecycle. */
export function lifecycleIssues(lifecycle: ZoneLifecycle, at: string): InputIssue[] {
    const issues: InputIssue[] = [];
    const set = daysOf(lifecycle);
    set.forEach(({ tier, days }, i) => {
        const before = set[i - 1];
        if (before && days <= before.days) {
            issues.push({
                propertyPath: `${at}.${tier}`,
                reason: `is ${days}, must be more than ${before.tier} (${before.days})`,
            });
        }
    });
    return issues;
}
