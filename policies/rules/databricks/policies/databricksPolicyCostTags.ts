import { costTags } from "../../../core/databricks/costTags";
import {
    type Definition,
    definitionThat,
    isForbidden,
    isFromListedPool,
} from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// Databricks refuses a tag that stands in both a pool and its cluster, and the machines carry the pool's.
function isStated(definition: Definition, tag: string): boolean {
    const limitation = definition[`custom_tags.${tag}`];
    const value = limitation?.type === "fixed" ? limitation.value : undefined;
    const setByPool = isFromListedPool(definition) && isForbidden(limitation);
    return setByPool || (typeof value === "string" && value.trim() !== "");
}

export const databricksPolicyCostTags = defineRule({
    id: "databricks-policy-cost-tags",
    title: "Compute policies fix the tags that the bill is split by",
    rationale: "The machines' tags are all that the bill shows; free ones are left out or made up.",
    remedy: "Fix custom_tags.owner, custom_tags.costCenter and custom_tags.environment.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "gov.tags"],
    checks: {
        definition: definitionThat(`fixed ${costTags.map((tag) => `custom_tags.${tag}`).join(", ")}`, (definition) =>
            costTags.every((tag) => isStated(definition, tag)),
        ),
    },
});
