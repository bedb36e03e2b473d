import { satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksJobConcurrency = defineRule({
    id: "databricks-job-concurrency",
    title: "Jobs have a cap on runs at the same time",
    rationale: "Runs that pile up write the same tables and multiply the bill.",
    remedy: "Set maxConcurrentRuns to 10 or less.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.job-cluster"],
    checks: {
        maxConcurrentRuns: satisfies("from 1 to 10", (runs) => typeof runs === "number" && runs >= 1 && runs <= 10, {
            missing: "pass",
            because: "one run at a time unless asked for more",
        }),
    },
});
