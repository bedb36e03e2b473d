import { resourceTypes } from "../../../azure/kinds";
import { allResourceTypes } from "../../../azure/resourceTypes";
import { same } from "../../core/refusals";

/** ARM type of a resource of a group, `Microsoft.Storage/storageAccounts`. */
export const armTypeOf = (id: string) => id.split("/").slice(6, 8).join("/");

/** Group ids of the private link of a type; undefined for one that is let pass. */
export function groupIdsOf(armType: string): readonly string[] | undefined {
    const row = allResourceTypes.find(({ arm, privateLink }) => privateLink && same(arm, armType));
    const groups = Object.keys(row?.privateLink ?? {});
    if (row === resourceTypes.storageAccount) {
        // No zone of the platform is for static websites; the secondary ids are those of the other region.
        const primary = [...groups, "web"];
        return [...primary, ...primary.map((group) => `${group}_secondary`)];
    }
    return row && groups;
}
