import type * as inputs from "@pulumi/azure-native/types/input";
import type { LakeZone, ZoneLifecycle } from "./lakeZones";

type Rule = inputs.storage.ManagementPolicyRuleArgs;

const after = (days: number | undefined) =>
    days === undefined ? undefined : { daysAfterModificationGreaterThan: days };

/** Lifecycle rules of the zones that have any; a rule is named after format and zone, so that a policy can judge it. */
export function lifecycleRules(zones: readonly LakeZone[]): Rule[] {
    return zones.flatMap((zone) => {
        const { lifecycle = {}, format, name } = zone;
        return isEmpty(lifecycle) ? [] : [rule(`${format}-${name}`, lifecycle, [`${name}/`])];
    });
}

/** The lifecycle rule of a whole account; none where nothing happens. */
export const accountLifecycleRules = (lifecycle: ZoneLifecycle): Rule[] =>
    isEmpty(lifecycle) ? [] : [rule("files", lifecycle)];

const isEmpty = (lifecycle: ZoneLifecycle) => Object.keys(lifecycle).length === 0;

const rule = (name: string, lifecycle: ZoneLifecycle, prefixMatch?: string[]): Rule => ({
    name,
    type: "Lifecycle",
    enabled: true,
    definition: {
        filters: { blobTypes: ["blockBlob"], prefixMatch },
        actions: {
            baseBlob: {
                tierToCool: after(lifecycle.coolAfterDays),
                tierToCold: after(lifecycle.coldAfterDays),
                tierToArchive: after(lifecycle.archiveAfterDays),
                delete: after(lifecycle.deleteAfterDays),
            },
        },
    },
});
