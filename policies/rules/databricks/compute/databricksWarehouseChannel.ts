import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksWarehouseChannel = defineRule({
    id: "databricks-warehouse-channel",
    title: "SQL warehouses run the current release",
    rationale: "The preview channel changes under the queries, without support.",
    remedy: "Set channel.name to CHANNEL_NAME_CURRENT or leave it out.",
    severity: "low",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["databricks:index/sqlEndpoint:SqlEndpoint"],
    references: ["dbx.sql-warehouse"],
    checks: {
        "channel.name": exactly(["CHANNEL_NAME_CURRENT"], { missing: "pass", because: "current is the default" }),
    },
});
