import type { DatabricksJob, DatabricksJobTask } from "../../../../components";
import type { DatabricksSettings } from "../../schema/databricks/databricks";

type JobSettings = NonNullable<DatabricksSettings["jobs"]>["list"][string];
type TaskSettings = NonNullable<JobSettings["tasks"]>[string];

/** What jobs need of the rest of a stack. */
export interface JobsContext {
    /** Account groups of a list of personas. */
    groupsOf: (personas: readonly string[]) => readonly string[];
    /** Parameters that a job gets where it does not set them, by the job's name. */
    parametersOf: (job: string) => Record<string, string>;
    /** Addresses that are notified of a failed run; none by default. */
    notifyOnFailure?: string[];
}

/** What the settings say of jobs, as the component takes it. */
export function jobsShape(
    { jobs }: DatabricksSettings,
    { groupsOf, parametersOf, notifyOnFailure }: JobsContext,
): Record<string, DatabricksJob> {
    const { servicePrincipal: runAsApplicationId, schedulesPaused: paused, list = {} } = jobs ?? {};
    return Object.fromEntries(
        Object.entries(list).map(([name, settings]) => {
            const {
                tasks,
                workers,
                maxWorkers,
                cron,
                timeZone,
                personas = [],
                viewers = [],
                parameters,
                ...job
            } = settings;
            const shape: DatabricksJob = {
                ...job,
                tasks: Object.fromEntries(
                    Object.entries(tasks ?? { [name]: {} }).map(([key, task]) => [key, taskShape(key, task)]),
                ),
                cluster: { workers, maxWorkers },
                parameters: { ...parametersOf(name), ...parameters },
                schedule: cron === undefined ? undefined : { quartzCron: cron, timeZone, paused },
                runnerGroups: [...groupsOf(personas)],
                viewerGroups: [...groupsOf(viewers)],
                runAsApplicationId,
                notifyOnFailure,
            };
            return [name, shape];
        }),
    );
}

function taskShape(name: string, { entry, sql, after, parameters }: TaskSettings): DatabricksJobTask {
    const common = { parameters, dependsOn: after };
    const pythonFile = `platform_jobs/entry/${entry ?? name.replaceAll("-", "_")}.py`;
    if (sql === undefined) {
        return { ...common, pythonFile };
    }
    return {
        ...common,
        sqlFile: `platform_jobs/sql/${sql}.sql`,
        pythonFile: entry === undefined ? undefined : pythonFile,
    };
}

/** Policies that clusters of jobs are made by. */
export const policiesOfJobs = ({ jobs }: DatabricksSettings): string[] =>
    Object.values(jobs?.list ?? {}).flatMap(({ policy }) => policy ?? []);

/** Whether a job runs SQL on the warehouse. */
export const usesWarehouse = ({ jobs }: DatabricksSettings): boolean =>
    Object.values(jobs?.list ?? {}).some(({ tasks = {} }) => Object.values(tasks).some(({ sql }) => sql !== undefined));
