import { matches } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksMetastoreOwner = defineRule({
    id: "databricks-metastore-owner",
    title: "A metastore belongs to a group",
    rationale: "Its owner can grant everything in it, and one person leaves.",
    remedy: "Set owner to the name of a group.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/metastore:Metastore"],
    references: ["dbx.uc-metastore", "SAT GOV-21"],
    checks: { owner: matches(/^[^@]+$/, "the name of a group") },
});
