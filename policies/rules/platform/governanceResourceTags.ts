import { dataClassifications } from "../../../azure/dataClassifications";
import { requiredTags, taggedTypes } from "../../core/azure/governance";
import { oneOf, present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const governanceResourceTags = defineRule({
    id: "governance-resource-tags",
    title: "Every resource names its owner, payer, environment and data class",
    rationale: "An untagged resource has no known owner: no one pays for it, patches it or dares to delete it.",
    remedy: `Set the tags owner, costCenter, environment and dataClassification, the last to ${dataClassifications.join(", ")}.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: taggedTypes,
    references: [
        "gov.tags",
        "Azure.Resource.RequiredTags",
        "Azure.Resource.UseTags",
        "Azure.Group.RequiredTags",
        "871b6d14-10aa-478d-b590-94f262ecfa99",
        "1e30110a-5ceb-460c-a204-c1c3969c6d62",
    ],
    checks: {
        ...Object.fromEntries(requiredTags.map((tag) => [`tags.${tag}`, present()])),
        "tags.dataClassification": oneOf(dataClassifications),
    },
});
