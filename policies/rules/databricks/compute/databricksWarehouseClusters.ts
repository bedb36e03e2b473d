import { satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksWarehouseClusters = defineRule({
    id: "databricks-warehouse-clusters",
    title: "SQL warehouses grow to ten clusters at most",
    rationale: "A queue of bad queries otherwise multiplies the bill.",
    remedy: "Set maxNumClusters to 10 or less.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/sqlEndpoint:SqlEndpoint"],
    references: ["dbx.sql-warehouse"],
    checks: {
        maxNumClusters: satisfies("from 1 to 10", (value) => typeof value === "number" && value >= 1 && value <= 10, {
            missing: "pass",
            because: "one cluster unless asked for more",
        }),
    },
});
