import { absent, allOf, anyOf, each, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const none = absent("another kind of task does the work");
const without = shape({ sparkSubmitTask: none });

export const databricksJobSparkSubmit = defineRule({
    id: "databricks-job-spark-submit",
    title: "No task is a spark-submit",
    rationale:
        "Spark-submit runs past Unity Catalog, without its grants and its audit log, and Databricks is retiring it.",
    remedy: "Replace sparkSubmitTask by a JAR, Python or notebook task, in the job, its tasks and those inside forEachTask.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.job-cluster", "375cdab9-3f94-4ae0-b1e3-8fbdf9cdf4d7"],
    checks: {
        "": without,
        tasks: each(
            allOf(
                without,
                anyOf(
                    shape({ "forEachTask.task": absent("nothing is repeated") }),
                    shape({ "forEachTask.task": without }),
                ),
            ),
            { missing: "pass", because: "a job may have a single task" },
        ),
    },
});
