import type { CodeModule, DatabricksJob, DatabricksJobTask } from "../../../../components";
import { codeModule } from "../../../../components/databricks/checks";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { bronzeEntry, type BronzeTable, bronzeWrites } from "./bronzeTables";

type JobSettings = NonNullable<DatabricksSettings["jobs"]>["list"][string];
type TaskSettings = NonNullable<JobSettings["tasks"]>[string];

/** What jobs need of the rest of a stack. */
export interface JobsContext {
    /** Account groups of a list of personas. */
    groupsOf: (personas: readonly string[]) => readonly string[];
    /** Parameters that a job gets where it does not set them, by the job's name. */
    parametersOf: (job: string) => Record<string, string>;
    /** Tables whose bronze a job builds. */
    tablesOf: (job: string) => readonly BronzeTable[];
    /** Volume of the landed files, as `schema.name`; none by default. */
    landedFiles?: string;
    /** Addresses that are notified of a failed run; none by default. */
    notifyOnFailure?: string[];
}

/** What the settings say of jobs, as the component takes it. */
export const jobsShape = (settings: DatabricksSettings, context: JobsContext): Record<string, DatabricksJob> =>
    Object.fromEntries(
        Object.entries(settings.jobs?.list ?? {}).map(([name, job]) => [name, jobShape(settings, name, job, context)]),
    );

function jobShape(
    { jobs }: DatabricksSettings,
    name: string,
    { tasks, workers, maxWorkers, cron, timeZone, personas = [], viewers = [], parameters, ...job }: JobSettings,
    { groupsOf, parametersOf, tablesOf, landedFiles, notifyOnFailure }: JobsContext,
): DatabricksJob {
    const { reads = [], writes = [] } = job;
    const tables = tablesOf(name);
    const isListed = tables.length > 0;
    return {
        ...job,
        tasks: Object.fromEntries(
            tasksOf(name, { tasks }).map(([key, task]) => [
                key,
                taskShape(key, task, isListed && readsTables(key, task) ? tablesFile(name) : undefined),
            ]),
        ),
        cluster: { workers, maxWorkers },
        parameters: { ...parametersOf(name), ...parameters },
        schedule: cron === undefined ? undefined : { quartzCron: cron, timeZone, paused: jobs?.schedulesPaused },
        runnerGroups: [...groupsOf(personas)],
        viewerGroups: [...groupsOf(viewers)],
        runAsApplicationId: jobs?.servicePrincipal,
        notifyOnFailure,
        reads: [...reads, ...(isListed && landedFiles !== undefined ? [landedFiles] : [])],
        writes: [...writes, ...bronzeWrites(tables)],
    };
}

/** Steps of a job; one of its name where it has none. */
const tasksOf = (name: string, { tasks }: Pick<JobSettings, "tasks">): [string, TaskSettings][] =>
    Object.entries(tasks ?? { [name]: {} });

const entryOf = (name: string, { entry }: TaskSettings) => entry ?? name.replaceAll("-", "_");

/** Whether a step builds bronze from the tables of ingest: not where it has a list of its own. */
const readsTables = (name: string, task: TaskSettings): boolean =>
    task.sql === undefined && entryOf(name, task) === bronzeEntry && task.parameters?.tables === undefined;

/** Whether a job builds bronze from the tables of ingest. */
export const buildsBronze = (name: string, job: Pick<JobSettings, "tasks">): boolean =>
    tasksOf(name, job).some(([key, task]) => readsTables(key, task));

const tablesFile = (job: string) => `tables/${job}.json`;

/** Files that jobs read: the tables whose bronze they build. */
export const filesOfJobs = ({ jobs }: DatabricksSettings, tablesOf: JobsContext["tablesOf"]): CodeModule[] =>
    Object.entries(jobs?.list ?? {}).flatMap(([name, job]) => {
        const tables = tablesOf(name);
        return tables.length > 0 && buildsBronze(name, job)
            ? [codeModule(tablesFile(name), Buffer.from(`${JSON.stringify(tables, undefined, 4)}\n`))]
            : [];
    });

function taskShape(name: string, task: TaskSettings, tables: string | undefined): DatabricksJobTask {
    const { entry, sql, after, parameters } = task;
    const common = { parameters, dependsOn: after, files: tables === undefined ? undefined : { tables } };
    const pythonFile = `platform_jobs/entry/${entryOf(name, task)}.py`;
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
