import type * as pulumi from "@pulumi/pulumi";
import { PrincipalType, type BuiltInRole } from "../shared/roleAssignments";
import { repeated, type InputIssue } from "../shared/validation";
import { lakeZoneDefaults, type LakeZone } from "./lakeZones";

/** What a principal may do in a zone. */
export const ZoneRight = { Read: "read", Write: "write" } as const;
/** What a principal may do in a zone. */
export type ZoneRight = (typeof ZoneRight)[keyof typeof ZoneRight];

/** A right of one principal on one zone. */
export interface ZoneAccess {
    /** Name of the principal within the platform, for example `ingest` or `analyst`; part of the assignment's name. */
    principalName: string;
    /** Object id of the group or identity. A change replaces the assignment. */
    principalId: pulumi.Input<string>;
    /** Kind of the principal. */
    principalType: PrincipalType;
    /** Zone that the right is on. */
    zone: string;
    /** Right: `read`, or `write` (which includes reading and deleting). A change replaces the assignment. */
    right: ZoneRight;
    /** Why users access data without Unity Catalog; needed for a group on a zone that it governs, none by default. */
    reason?: string;
}

/** Role that gives a right on a zone's files. */
export const zoneRoles: Record<ZoneRight, BuiltInRole> = {
    read: "storageBlobDataReader",
    write: "storageBlobDataContributor",
};

/** Everything that is wrong with a list of rights. */
export function accessIssues(access: readonly ZoneAccess[], zones: readonly LakeZone[], at = "access"): InputIssue[] {
    const issues = repeated(access.map((entry) => `${entry.principalName} on ${entry.zone}`)).map((entry) => ({
        propertyPath: at,
        reason: `"${entry}" is duplicated; a principal has one right on a zone`,
    }));
    access.forEach((entry, i) => {
        const zone = zones.find((candidate) => candidate.name === entry.zone);
        if (!zone) {
            const names = zones.map((candidate) => candidate.name).join(", ");
            issues.push({
                propertyPath: `${at}[${i}].zone`,
                reason: `"${entry.zone}" is not a zone of the lake (${names})`,
            });
        } else if (needsReason(zone, entry)) {
            issues.push({
                propertyPath: `${at}[${i}].reason`,
                reason: `is missing: Unity Catalog governs zone "${entry.zone}", so users access it there; a data role for group "${entry.principalName}" bypasses it and needs a reason`,
            });
        }
    });
    return issues;
}

function needsReason(zone: LakeZone, entry: ZoneAccess): boolean {
    const governed = zone.governedByUnityCatalog ?? lakeZoneDefaults.governedByUnityCatalog;
    return governed && entry.principalType === PrincipalType.Group && !entry.reason?.trim();
}
