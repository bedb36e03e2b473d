import type { PlanValue } from "../plan";
import type { RetentionReduction, PropertyChange, ResourceChange } from "./types";

interface RetentionInput {
    /** What is kept. */
    what: string;
    /** Path of the input that says for how many days, any element as `[]`. */
    path: RegExp;
    /** What no number means: data is kept for ever, as with 0, by a default of the service, or by what is not in the plan. */
    unset: "for ever" | "by default" | "by others";
}

/**
 * Inputs that say for how long data is kept. Sources: azure-rest-api-specs (operationalinsights: retentionInDays; storage:
 * DeleteRetentionPolicy, ManagementPolicySchema; keyvault: softDeleteRetentionInDays; network: "Number of days to retain
 * flow log records", learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview: 0 keeps them for ever); the
 * parameters of the job that maintains Delta tables.
 */
const retentionInputs: Readonly<Record<string, readonly RetentionInput[]>> = {
    "azure-native:operationalinsights:Workspace": [{ what: "logs", path: /^retentionInDays$/, unset: "by default" }],
    "azure-native:applicationinsights:Component": [
        { what: "telemetry", path: /^retentionInDays$/, unset: "by default" },
    ],
    "azure-native:storage:BlobServiceProperties": [
        { what: "deleted blobs", path: /^deleteRetentionPolicy\.days$/, unset: "by default" },
        { what: "deleted containers", path: /^containerDeleteRetentionPolicy\.days$/, unset: "by default" },
        { what: "points to restore", path: /^restorePolicy\.days$/, unset: "by default" },
    ],
    "azure-native:storage:ManagementPolicy": [
        { what: "files", path: /^policy\.rules\[\]\.definition\.actions\.\w+\.delete\.\w+$/, unset: "for ever" },
    ],
    "azure-native:keyvault:Vault": [
        { what: "deleted vaults and keys", path: /^properties\.softDeleteRetentionInDays$/, unset: "by default" },
    ],
    "azure-native:network:FlowLog": [{ what: "flow logs", path: /^retentionPolicy\.days$/, unset: "for ever" }],
    "databricks:index/job:Job": [
        {
            what: "history of Delta tables",
            path: /^parameters\[\]\.default\.\w+\.logRetentionDays$/,
            unset: "by others",
        },
        {
            what: "deleted files of Delta tables",
            path: /^parameters\[\]\.default\.\w+\.deletedFileRetentionDays$/,
            unset: "by others",
        },
    ],
};

/** What a change keeps for less time than before. */
export function retentionReduced({ urn, type, name, properties }: ResourceChange): RetentionReduction[] {
    return (retentionInputs[type] ?? []).flatMap(({ what, path, unset }) =>
        properties.flatMap(leavesOf).flatMap((leaf): RetentionReduction[] => {
            if (!path.test(leaf.path.replace(/\[[^\]]*\]/g, "[]"))) {
                return [];
            }
            const forever = unset === "for ever";
            const [before, after] = [leaf.before, leaf.after].map((value) => daysOf(value, forever));
            const shorter = before === undefined ? forever && after !== undefined : (after ?? Infinity) < before;
            const noLonger = before !== undefined && after === undefined && unset === "by default";
            if (!shorter && !noLonger) {
                return [];
            }
            return [
                {
                    ...{ urn, type, name, what, path: leaf.path },
                    ...(before !== undefined && { before }),
                    ...(after !== undefined && { after }),
                },
            ];
        }),
    );
}

function daysOf(value: PlanValue | undefined, forever: boolean): number | undefined {
    return typeof value === "number" && !(forever && value === 0) ? value : undefined;
}

type Leaf = Pick<PropertyChange, "path" | "before" | "after">;

/** A change of a whole as changes of what lies in it: a rule that is added may delete too. */
function leavesOf({ path, before, after }: Leaf): Leaf[] {
    const [old, today] = [partsOf(before), partsOf(after)];
    if (!old && !today) {
        return [{ path, before, after }];
    }
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(today ?? {})])];
    return keys.flatMap((key) => {
        const step = Array.isArray(before ?? after) ? `[${key}]` : `.${key}`;
        return leavesOf({ path: path + step, before: old?.[key], after: today?.[key] });
    });
}

const partsOf = (value: PlanValue | undefined): Record<string, PlanValue> | undefined =>
    value !== null && typeof value === "object" ? { ...(value as Record<string, PlanValue>) } : undefined;
