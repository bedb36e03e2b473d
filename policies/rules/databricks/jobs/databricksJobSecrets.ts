import { absent, allOf, anyOf, each, type MissingPasses, shape } from "../../../core/conditions";
import { parameterWithoutCredentials, withoutCredentials } from "../../../core/databricks/credentials";
import { defineRule } from "../../../core/rule";

const none: MissingPasses = { missing: "pass", because: "there is nothing that could hold one" };
const places = (...paths: string[]) => shape(Object.fromEntries(paths.map((path) => [path, withoutCredentials])));

const cluster = places("newCluster.sparkEnvVars", "newCluster.sparkConf");
const task = allOf(
    cluster,
    places(
        "sparkPythonTask.parameters",
        "pythonWheelTask.parameters",
        "pythonWheelTask.namedParameters",
        "sparkJarTask.parameters",
        "notebookTask.baseParameters",
        "sqlTask.parameters",
        "runJobTask.jobParameters",
    ),
);

export const databricksJobSecrets = defineRule({
    id: "databricks-job-secrets",
    title: "Jobs hold no credentials",
    rationale:
        "Parameters, variables and Spark settings of a job are read by all users who see it, and stand in the state and in every run.",
    remedy: "Let the code read the secret from a scope, or refer to it in sparkEnvVars as `{{secrets/<scope>/<name>}}`.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: [],
    checks: {
        parameters: each(parameterWithoutCredentials, none),
        jobClusters: each(cluster, none),
        tasks: each(
            allOf(
                task,
                anyOf(
                    shape({ "forEachTask.task": absent("nothing is repeated") }),
                    shape({ "forEachTask.task": task }),
                ),
            ),
            none,
        ),
    },
});
