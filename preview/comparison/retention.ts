import { resourceTypeOf } from "../../azure/resourceTypes";
import type { PlanValue } from "../plan";
import type { RetentionReduction, PropertyChange, ResourceChange } from "./types";

/** What a change keeps for less time than before. */
export function retentionReduced({ urn, type, name, properties }: ResourceChange): RetentionReduction[] {
    return (resourceTypeOf(type)?.retention ?? []).flatMap(({ what, path, unset }) =>
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
