import { each, satisfies, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const bounded = satisfies("from 0 to 10", (retries) => typeof retries === "number" && retries >= 0 && retries <= 10, {
    missing: "pass",
    because: "a task is not tried again unless asked for",
});

export const databricksJobRetries = defineRule({
    id: "databricks-job-retries",
    title: "Tasks are not tried again without end",
    rationale: "A task that always fails is otherwise tried again for ever, each time on a cluster that is billed.",
    remedy: "Set maxRetries of every task to 10 or less; -1 is without end.",
    severity: "low",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.job-cluster"],
    checks: {
        tasks: each(shape({ maxRetries: bounded }), { missing: "pass", because: "a job may have a single task" }),
    },
});
