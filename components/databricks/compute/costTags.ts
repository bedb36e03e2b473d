import type { InputIssue } from "../../shared/validation";

// The first four Databricks sets itself, and renames tags of others with these names (docs/resources/cluster.md,
// custom_tags); by the last it tells a single node.
const takenKeys = ["Vendor", "Creator", "ClusterName", "ClusterId", "ResourceClass"];

/** What is wrong with the tags that compute is to carry, so that its costs can be attributed. */
export function costTagIssues(tags: Readonly<Record<string, string>>): InputIssue[] {
    return Object.keys(tags).flatMap((key) => {
        if (key.trim() === "") {
            return [{ propertyPath: "tags", reason: "has a tag without a name" }];
        }
        if (!takenKeys.includes(key)) {
            return [];
        }
        return [{ propertyPath: `tags.${key}`, reason: "is a tag that Databricks sets itself; take another name" }];
    });
}
