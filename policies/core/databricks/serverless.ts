import { absent, allOf, anyOf, type Condition, isTrue, not, present, shape, some } from "../conditions";

// Tasks that run on a machine of the job; the others call a warehouse, a pipeline or another job, or only decide.
const onMachines = anyOf(
    ...["notebookTask", "sparkPythonTask", "sparkJarTask", "pythonWheelTask", "dbtTask"].map((task) =>
        shape({ [task]: present() }),
    ),
);
const withoutCluster = shape(
    Object.fromEntries(
        ["newCluster", "existingClusterId", "jobClusterKey"].map((input) => [input, absent("Databricks chooses")]),
    ),
);
const serverlessTask = allOf(onMachines, withoutCluster);
const serverlessJob = anyOf(
    serverlessTask,
    shape({ tasks: some(anyOf(serverlessTask, shape({ "forEachTask.task": serverlessTask }))) }),
);
const always = not(absent("it is made"), "made");

/**
 * By resource type that may run on serverless compute: when it does. Source: learn.microsoft.com/azure/databricks/compute/
 * serverless: jobs and pipelines, SQL warehouses, model serving and AI features; a task without a cluster is serverless.
 */
export const serverlessWhen: Readonly<Record<string, Condition>> = {
    "databricks:index/sqlEndpoint:SqlEndpoint": shape({ enableServerlessCompute: isTrue() }),
    "databricks:index/pipeline:Pipeline": shape({ serverless: isTrue() }),
    "databricks:index/job:Job": serverlessJob,
    "databricks:index/modelServing:ModelServing": always,
    "databricks:index/modelServingProvisionedThroughput:ModelServingProvisionedThroughput": always,
    "databricks:index/vectorSearchEndpoint:VectorSearchEndpoint": always,
    "databricks:index/lakehouseMonitor:LakehouseMonitor": always,
    "databricks:index/qualityMonitor:QualityMonitor": always,
};
