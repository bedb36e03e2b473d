import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksPoolIdleInstances = defineRule({
    id: "databricks-pool-idle-instances",
    title: "Instance pools keep no idle machines",
    rationale: "Machines kept ready are billed around the clock.",
    remedy: "Set minIdleInstances to 0, unless the minutes saved are worth the machines.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/instancePool:InstancePool"],
    references: ["dbx.instance-pool"],
    checks: { minIdleInstances: equals(0, { missing: "pass", because: "none is kept unless asked for" }) },
});
