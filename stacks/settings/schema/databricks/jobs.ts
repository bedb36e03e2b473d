import { z } from "zod";
import {
    databricksJobDefaults,
    databricksJobLimits,
    jobScheduleDefaults,
} from "../../../../components/databricks/checks";
import { flag, key, uuid } from "../../core/fields";

/** Package of the jobs' code, by its folder from the root of the project. */
export const jobPackage = "workloads/databricks/platform_jobs";

const whole = (what: string, limits: readonly [number, number], byDefault: number) =>
    z
        .int()
        .optional()
        .describe(`${what}, ${limits.join(" to ")}; ${byDefault} by default`);

const parameters = z
    .record(z.string(), z.string())
    .optional()
    .describe(
        "Parameters by name, in addition to those that every job gets or in place of one of them; none by default. Refused are credentials",
    );

const task = z
    .strictObject({
        entry: z
            .string()
            .min(1)
            .optional()
            .describe(
                "Python file in platform_jobs/entry, without its ending; the task's name with underscores by default",
            ),
        sql: z
            .string()
            .min(1)
            .optional()
            .describe(
                "SQL file in platform_jobs/sql, without its ending, which the SQL warehouse runs; none by default",
            ),
        after: z.array(z.string()).optional().describe("Tasks that must have succeeded before; none by default"),
        parameters,
    })
    .describe("One step of a job");

const job = z
    .strictObject({
        description: z.string().optional().describe("What it is for; nothing by default"),
        tasks: z
            .record(z.string(), task)
            .optional()
            .describe("Its steps, by name; one step of the job's name by default, which runs the entry of that name"),
        policy: key
            .optional()
            .describe("Policy, from compute.policies, that its cluster is made by; needed where a step is Python"),
        workers: z
            .int()
            .optional()
            .describe("Number of workers, the fewest where maxWorkers is given; as the policy has it by default"),
        maxWorkers: z.int().optional().describe("Most workers, as the load wants them; that of workers by default"),
        needsGpu: flag("Whether its code needs a GPU", databricksJobDefaults.needsGpu),
        parameters,
        cron: z
            .string()
            .min(1)
            .optional()
            .describe("When it runs, as a Quartz expression; by default when somebody or something starts it"),
        timeZone: z
            .string()
            .min(1)
            .optional()
            .describe(
                `Time zone of cron as Java names it, for example Europe/Amsterdam; ${jobScheduleDefaults.timeZone} by default`,
            ),
        retries: whole(
            "How often a step that failed is tried again",
            databricksJobLimits.retries,
            databricksJobDefaults.retries,
        ),
        timeoutMinutes: whole(
            "Minutes until a run is ended",
            databricksJobLimits.timeoutMinutes,
            databricksJobDefaults.timeoutMinutes,
        ),
        maxConcurrentRuns: whole(
            "Most runs at the same time",
            databricksJobLimits.maxConcurrentRuns,
            databricksJobDefaults.maxConcurrentRuns,
        ),
        personas: z.array(key).optional().describe("Personas that may start and end its runs; none by default"),
        viewers: z.array(key).optional().describe("Personas that may see its runs; none by default"),
        reads: z
            .array(z.string())
            .optional()
            .describe(
                "Tables and volumes that it reads, as bronze.sales, for pictures of the data flow; none by default, and the landed files where it builds bronze",
            ),
        writes: z
            .array(z.string())
            .optional()
            .describe(
                "Tables that it writes, as bronze.sales; none by default. A table that two jobs write is refused",
            ),
    })
    .describe("A job");

/** Jobs of a workspace. */
export const jobsSettings = z
    .strictObject({
        servicePrincipal: uuid(
            "Application id of the service principal that jobs run as, which the account knows and the deploying principal may use; without it they run as the deploying principal. Refused is that of maintenance, which may do less",
        ).optional(),
        schedulesPaused: flag("Whether schedules wait until somebody resumes them", jobScheduleDefaults.paused),
        list: z.record(key, job).describe("Jobs, by name"),
    })
    .describe(
        "Jobs of the workspace, whose code is workloads/databricks/platform_jobs; none when left out. Each gets the parameters catalog, landing and checkpoint",
    );
