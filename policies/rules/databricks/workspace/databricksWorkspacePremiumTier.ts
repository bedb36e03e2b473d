import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksWorkspacePremiumTier = defineRule({
    id: "databricks-workspace-premium-tier",
    title: "Databricks workspaces are of the premium tier",
    rationale: "Private Link, keys of the customer's, access lists and Unity Catalog exist in no other tier.",
    remedy: "Set sku.name to premium.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.premium", "Azure.Databricks.SKU", "2cc2c3b5-c2f8-45aa-a9e6-f90d85ae8352"],
    checks: { "sku.name": equals("premium") },
});
