import { atLeast } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksJobTimeout = defineRule({
    id: "databricks-job-timeout",
    title: "Jobs have an end",
    rationale: "A run that hangs is billed until somebody looks.",
    remedy: "Set timeoutSeconds to 1 or more.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.job-cluster"],
    checks: { timeoutSeconds: atLeast(1) },
});
