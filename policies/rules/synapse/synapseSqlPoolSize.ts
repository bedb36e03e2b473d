import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseSqlPoolSize = defineRule({
    id: "synapse-sql-pool-size",
    title: "Dedicated pools are of a size that is budgeted",
    rationale: "A pool bills by the hour for its size, whether it is queried or not.",
    remedy: "Choose a size up to DW1000c, or waive the rule for the pool with the name of who pays.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:SqlPool"],
    references: ["synapse.sqlpool-sku"],
    checks: { "sku.name": oneOf(["DW100c", "DW200c", "DW300c", "DW400c", "DW500c", "DW1000c"]) },
});
