import { allOf, type Conditions, exactly, present, shape, some } from "../../../core/conditions";
import { costTags } from "../../../core/databricks/costTags";
import { defineRule } from "../../../core/rule";

export const databricksComputeTags = defineRule({
    id: "databricks-compute-tags",
    title: "Pools and SQL warehouses carry the tags that the bill is split by",
    rationale: "A node from a pool carries the pool's tags and not its cluster's; without them its owner is unknown.",
    remedy: "Set the tags owner, costCenter and environment.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/instancePool:InstancePool", "databricks:index/sqlEndpoint:SqlEndpoint"],
    references: ["gov.tags"],
    checks: ({ type }): Conditions =>
        type === "databricks:index/instancePool:InstancePool"
            ? Object.fromEntries(costTags.map((tag) => [`customTags.${tag}`, present()]))
            : {
                  "tags.customTags": allOf(
                      ...costTags.map((key) => some(shape({ key: exactly([key]), value: present() }))),
                  ),
              },
});
