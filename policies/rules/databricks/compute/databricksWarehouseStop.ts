import { satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksWarehouseStop = defineRule({
    id: "databricks-warehouse-stop",
    title: "SQL warehouses stop when idle",
    rationale: "A warehouse that never stops is billed for nights and weekends.",
    remedy: "Set autoStopMins from 1 to 60.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/sqlEndpoint:SqlEndpoint"],
    references: ["dbx.sql-warehouse"],
    checks: {
        autoStopMins: satisfies("from 1 to 60", (value) => typeof value === "number" && value >= 1 && value <= 60),
    },
});
