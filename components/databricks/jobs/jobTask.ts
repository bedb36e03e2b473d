import type { JobTask } from "@pulumi/databricks/types/input";
import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { databricksJobDefaults, type DatabricksJob, type DatabricksJobTask } from "./jobDefinition";
import type { WorkspaceCode } from "./workspaceCode";

/** Key of a job's one cluster. */
export const jobClusterKey = "main";

/** The tasks of a job in the order in which Databricks returns them, which is that of their keys. */
export const jobTasks = (
    job: DatabricksJob,
    warehouseId: pulumi.Input<string> | undefined,
    code: WorkspaceCode,
): JobTask[] =>
    Object.keys(job.tasks)
        .sort()
        .map((key) => taskOf(key, job, warehouseId, code));

function taskOf(
    taskKey: string,
    job: DatabricksJob,
    warehouseId: pulumi.Input<string> = "",
    code: WorkspaceCode,
): JobTask {
    const task = job.tasks[taskKey] as DatabricksJobTask;
    const { pythonFile, sqlFile, dependsOn = [] } = task;
    const { retries, retryMinutes } = withDefaults(job, databricksJobDefaults);
    const parameters = parametersOf(job, task, code);
    return {
        taskKey,
        dependsOns: dependsOn.length > 0 ? [...dependsOn].sort().map((before) => ({ taskKey: before })) : undefined,
        maxRetries: retries,
        minRetryIntervalMillis: retries > 0 ? retryMinutes * 60_000 : undefined,
        retryOnTimeout: false,
        ...(pythonFile === undefined
            ? {}
            : {
                  jobClusterKey,
                  sparkPythonTask: {
                      pythonFile: pathOf(code, pythonFile),
                      source: "WORKSPACE",
                      parameters: parameters.flatMap(([name, value]) => [`--${name}`, value]),
                  },
              }),
        ...(sqlFile === undefined
            ? {}
            : {
                  sqlTask: {
                      warehouseId,
                      file: { path: pathOf(code, sqlFile), source: "WORKSPACE" },
                      parameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
                  },
              }),
    };
}

const pathOf = (code: WorkspaceCode, file: string) => pulumi.interpolate`/Workspace${code.paths[file] ?? ""}`;

/** Parameters of a task: those of the job that it does not set itself, its own, and the paths of its files. */
function parametersOf(
    job: DatabricksJob,
    { parameters = {}, files = {} }: DatabricksJobTask,
    code: WorkspaceCode,
): [string, pulumi.Input<string>][] {
    const own: [string, pulumi.Input<string>][] = [
        ...Object.entries(parameters),
        ...Object.entries(files).map(([name, file]): [string, pulumi.Output<string>] => [name, pathOf(code, file)]),
    ];
    const names = own.map(([name]) => name);
    const ofJob = Object.keys(job.parameters ?? {}).filter((name) => !names.includes(name));
    return [...ofJob.map((name): [string, string] => [name, `{{job.parameters.${name}}}`]), ...own];
}
