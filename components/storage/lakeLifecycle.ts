import type * as inputs from "@pulumi/azure-native/types/input";
import type { LakeZone } from "./lakeZones";

type Rule = inputs.storage.ManagementPolicyRuleArgs;

const after = (days: number | undefined) =>
    days === undefined ? undefined : { daysAfterModificationGreaterThan: days };

/** Lifecycle rules of the zones that have any; a rule is named after format and zone, so that a policy can judge it. */
export function lifecycleRules(zones: readonly LakeZone[]): Rule[] {
    return zones.flatMap((zone) => {
        const lifecycle = zone.lifecycle;
        if (!lifecycle || Object.keys(lifecycle).length === 0) {
            return [];
        }
        return [
            {
                name: `${zone.format}-${zone.name}`,
                type: "Lifecycle",
                enabled: true,
                definition: {
                    filters: { blobTypes: ["blockBlob"], prefixMatch: [`${zone.name}/`] },
                    actions: {
                        baseBlob: {
                            tierToCool: after(lifecycle.coolAfterDays),
                            tierToCold: after(lifecycle.coldAfterDays),
                            tierToArchive: after(lifecycle.archiveAfterDays),
                            delete: after(lifecycle.deleteAfterDays),
                        },
                    },
                },
            },
        ];
    });
}
