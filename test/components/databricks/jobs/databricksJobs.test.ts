import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { codeModule } from "../../../../components/databricks/jobs/codeFolder";
import { DatabricksJobs, type DatabricksJobsArgs } from "../../../../components/databricks/jobs/databricksJobs";
import type { DatabricksJob } from "../../../../components/databricks/jobs/jobDefinition";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { misnamedChildren, waitsFor } from "../../invariants";

const jobType = "databricks:index/job:Job";
const fileType = "databricks:index/workspaceFile:WorkspaceFile";
const principal = "00000000-0000-4000-8000-0000000000d2";
const factory = "00000000-0000-4000-8000-0000000000d3";

const code = ["__init__.py", "entry/bronze.py", "entry/silver.py", "sql/report.sql"].map((file) =>
    codeModule(`platform_jobs/${file}`, Buffer.from(file === "__init__.py" ? "" : `-- ${file}\n`)),
);
const policies: DatabricksJobsArgs["policies"] = {
    jobs: { policyId: "ABC123", policy: { name: "jobs", preset: "jobs", groups: ["engineers"], maxWorkers: 4 } },
    models: { policyId: "DEF456", policy: { name: "models", preset: "many-models", groups: ["scientists"] } },
    single: { policyId: "ABC456", policy: { name: "single", preset: "single-node-jobs", groups: ["scientists"] } },
    notebooks: { policyId: "FED123", policy: { name: "notebooks", preset: "ml-cpu", groups: ["scientists"] } },
};
const bronze: DatabricksJob = {
    policy: "jobs",
    tasks: { bronze: { pythonFile: "platform_jobs/entry/bronze.py" } },
};
const jobs = (args: Partial<DatabricksJobsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksJobs("jobs", { jobs: { bronze }, code, policies, ...args }, opts);
const job = async (more: Partial<DatabricksJob>, args: Partial<DatabricksJobsArgs> = {}) =>
    one(await recorded(() => jobs({ jobs: { bronze: { ...bronze, ...more } }, ...args })), jobType).inputs;

describe("DatabricksJobs with only its required inputs", () => {
    it("makes a job, and a file for each module of its code", async () => {
        expect(listed(await recorded(() => jobs()))).toEqual([
            "DatabricksJobs jobs",
            "Directory jobs-code",
            "Job jobs-bronze",
            "WorkspaceFile jobs-code-platform_jobs-__init__.py",
            "WorkspaceFile jobs-code-platform_jobs-entry-bronze.py",
            "WorkspaceFile jobs-code-platform_jobs-entry-silver.py",
            "WorkspaceFile jobs-code-platform_jobs-sql-report.sql",
        ]);
    });

    it("runs one run at a time, with an end and one retry, on a cluster that the policy holds in bounds", async () => {
        expect(await job({})).toEqual({
            name: "bronze",
            maxConcurrentRuns: 1,
            queue: { enabled: true },
            timeoutSeconds: 14_400,
            jobClusters: [
                {
                    jobClusterKey: "main",
                    newCluster: {
                        policyId: "ABC123",
                        applyPolicyDefaultValues: true,
                        autoscale: { minWorkers: 1, maxWorkers: 4 },
                    },
                },
            ],
            tasks: [
                {
                    taskKey: "bronze",
                    jobClusterKey: "main",
                    maxRetries: 1,
                    minRetryIntervalMillis: 300_000,
                    retryOnTimeout: false,
                    sparkPythonTask: {
                        pythonFile: "/Workspace/Platform/jobs/platform_jobs/entry/bronze.py",
                        source: "WORKSPACE",
                        parameters: [],
                    },
                },
            ],
        });
    });

    it("waits for the files that it names, and for no other, which would multiply the paths of its dependencies", async () => {
        const waits = waitsFor(one(await recorded(() => jobs()), jobType));
        expect(waits).toContain("WorkspaceFile jobs-code-platform_jobs-entry-bronze.py");
        expect(waits).not.toContain("WorkspaceFile jobs-code-platform_jobs-__init__.py");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => jobs(), "preview"))).toEqual(listed(await recorded(() => jobs())));
    });
});

describe("The code of jobs", () => {
    it("is in the plan by its bytes, an empty file as one line", async () => {
        const resources = await recorded(() => jobs());
        const inputs = (file: string) =>
            one(resources, fileType, `jobs-code-platform_jobs-${file.replaceAll("/", "-")}`).inputs;
        expect(inputs("entry/silver.py")).toEqual({
            path: "/Platform/jobs/platform_jobs/entry/silver.py",
            contentBase64: Buffer.from("-- entry/silver.py\n").toString("base64"),
            md5: "7312c06d5ad5bd27fb0beb3110bb82c2",
        });
        expect(inputs("__init__.py").contentBase64).toBe(Buffer.from("\n").toString("base64"));
    });

    it("changes one file alone where one module changes", async () => {
        const changed = code.map((module) =>
            module.path.endsWith("silver.py") ? codeModule(module.path, Buffer.from("changed\n")) : module,
        );
        const before = await recorded(() => jobs());
        const after = await recorded(() => jobs({ code: changed }));
        const differ = after.filter((made, i) => JSON.stringify(made.inputs) !== JSON.stringify(before[i]?.inputs));
        expect(listed(differ)).toEqual(["WorkspaceFile jobs-code-platform_jobs-entry-silver.py"]);
    });
});

describe("A parameter of a task", () => {
    it("takes the place of the job's of the same name", async () => {
        const own = { ...bronze.tasks.bronze, parameters: { catalog: "other" } };
        const made = await job({ parameters: { catalog: "main", landing: "/l" }, tasks: { bronze: own } });
        expect(made.tasks).toMatchObject([
            { sparkPythonTask: { parameters: ["--landing", "{{job.parameters.landing}}", "--catalog", "other"] } },
        ]);
    });
});

describe("A file that a task reads", () => {
    const tables = codeModule("tables/bronze.json", Buffer.from("[]\n"));
    const reads = (task: object) => ({
        jobs: { bronze: { ...bronze, tasks: { bronze: { ...bronze.tasks.bronze, ...task } } } },
        code: [...code, tables],
    });

    it("is a file of the workspace, whose path the task gets", async () => {
        const made = await recorded(() => jobs(reads({ files: { tables: tables.path } })));
        expect(one(made, fileType, "jobs-code-tables-bronze.json").inputs.path).toBe(
            "/Platform/jobs/tables/bronze.json",
        );
        expect(one(made, jobType).inputs.tasks).toMatchObject([
            { sparkPythonTask: { parameters: ["--tables", "/Workspace/Platform/jobs/tables/bronze.json"] } },
        ]);
    });

    it("is refused where the code does not have it, and next to a parameter of its name", async () => {
        const task = { files: { tables: "none.json", list: tables.path }, parameters: { list: "x" } };
        expect(await refusal(() => jobs(reads(task)))).toEqual([
            'DatabricksJobs "jobs" jobs.bronze.tasks.bronze.files.tables: "none.json" is no file of the code; add it',
            'DatabricksJobs "jobs" jobs.bronze.tasks.bronze.files.list: is set in parameters too; leave one out',
        ]);
    });
});

describe("The cluster of a job", () => {
    const clusterOf = async (more: Partial<DatabricksJob>) =>
        ((await job(more)).jobClusters as { newCluster: object }[])[0]?.newCluster;

    it.each<[string, Partial<DatabricksJob>, object]>([
        ["all workers of a policy of fixed size", { policy: "models" }, { numWorkers: 12 }],
        [
            "no worker for a single node, and says so in the provider's words",
            { policy: "single" },
            {
                numWorkers: 0,
                sparkConf: { "spark.databricks.cluster.profile": "singleNode", "spark.master": "local[*]" },
                customTags: { ResourceClass: "SingleNode" },
            },
        ],
        ["as many workers as it says", { cluster: { workers: 2 } }, { numWorkers: 2 }],
        [
            "bounds as it says",
            { cluster: { workers: 2, maxWorkers: 3 } },
            { autoscale: { minWorkers: 2, maxWorkers: 3 } },
        ],
        ["the most that it says", { cluster: { maxWorkers: 3 } }, { autoscale: { minWorkers: 1, maxWorkers: 3 } }],
        [
            "runtime and size as it says",
            { cluster: { sparkVersion: "16.4.x-scala2.13", nodeTypeId: "Standard_D4ds_v5", workers: 1 } },
            { sparkVersion: "16.4.x-scala2.13", nodeTypeId: "Standard_D4ds_v5", numWorkers: 1 },
        ],
    ])("has %s", async (_, more, expected) => {
        expect(await clusterOf(more)).toMatchObject(expected);
    });
});

describe("DatabricksJobs full", () => {
    const full = () =>
        jobs({
            jobs: {
                refine: {
                    description: "Refines sales.",
                    policy: "jobs",
                    cluster: { workers: 1 },
                    parameters: { catalog: "amlp_unit" },
                    tasks: {
                        silver: {
                            pythonFile: "platform_jobs/entry/silver.py",
                            parameters: { mode: "merge" },
                            dependsOn: ["bronze"],
                        },
                        bronze: { pythonFile: "platform_jobs/entry/bronze.py" },
                        report: { sqlFile: "platform_jobs/sql/report.sql", dependsOn: ["silver", "bronze"] },
                    },
                    schedule: { quartzCron: "0 30 1 ? * SUN", timeZone: "Europe/Amsterdam", paused: true },
                    retries: 0,
                    timeoutMinutes: 60,
                    runAsApplicationId: principal,
                    notifyOnFailure: ["data-platform@example.org"],
                    queue: false,
                    viewerGroups: ["analysts"],
                    runnerGroups: ["engineers"],
                    runnerApplicationIds: [factory],
                    writes: ["silver.sales"],
                },
            },
            warehouseId: "abcdef",
            folder: "/Operations/jobs/",
            tags,
        });

    it("takes its inputs as set, tasks in the order in which Databricks returns them", async () => {
        const { inputs } = one(await recorded(full), jobType);
        expect(inputs).toMatchObject({
            description: "Refines sales.",
            schedule: {
                quartzCronExpression: "0 30 1 ? * SUN",
                timezoneId: "Europe/Amsterdam",
                pauseStatus: "PAUSED",
            },
            queue: { enabled: false },
            timeoutSeconds: 3600,
            parameters: [{ name: "catalog", default: "amlp_unit" }],
            runAs: { servicePrincipalName: principal },
            emailNotifications: { onFailures: ["data-platform@example.org"] },
            tags,
        });
        const tasks = inputs.tasks as Record<string, unknown>[];
        expect(tasks.map(({ taskKey }) => taskKey)).toEqual(["bronze", "report", "silver"]);
        expect(tasks[2]).toMatchObject({
            dependsOns: [{ taskKey: "bronze" }],
            maxRetries: 0,
            sparkPythonTask: {
                pythonFile: "/Workspace/Operations/jobs/platform_jobs/entry/silver.py",
                parameters: ["--catalog", "{{job.parameters.catalog}}", "--mode", "merge"],
            },
        });
        expect(tasks[1]).toEqual({
            taskKey: "report",
            dependsOns: [{ taskKey: "bronze" }, { taskKey: "silver" }],
            maxRetries: 0,
            retryOnTimeout: false,
            sqlTask: {
                warehouseId: "abcdef",
                file: { path: "/Workspace/Operations/jobs/platform_jobs/sql/report.sql", source: "WORKSPACE" },
                parameters: { catalog: "{{job.parameters.catalog}}" },
            },
        });
    });

    it("gives rights on its runs, and its service principal the code", async () => {
        const resources = await recorded(full);
        const rights = "databricks:index/permissions:Permissions";
        expect(one(resources, rights, "jobs-refine").inputs.accessControls).toEqual([
            { groupName: "analysts", permissionLevel: "CAN_VIEW" },
            { groupName: "engineers", permissionLevel: "CAN_MANAGE_RUN" },
            { servicePrincipalName: factory, permissionLevel: "CAN_MANAGE_RUN" },
        ]);
        expect(one(resources, rights, "jobs-code").inputs).toEqual({
            directoryPath: "/Operations/jobs",
            accessControls: [{ servicePrincipalName: principal, permissionLevel: "CAN_RUN" }],
        });
        expect(waitsFor(one(resources, jobType))).toContain("Permissions jobs-code");
        expect(misnamedChildren(resources, "jobs")).toEqual([]);
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("protects nothing, since it holds no data", async () => {
        expect((await recorded(full)).filter(({ custom, protect }) => custom && protect)).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});

describe("DatabricksJobs refuses, before it registers anything,", () => {
    const files = "platform_jobs/__init__.py, platform_jobs/entry/bronze.py, platform_jobs/entry/silver.py";
    const of = (more: Partial<DatabricksJob>): Partial<DatabricksJobsArgs> => ({
        jobs: { bronze: { ...bronze, ...more } },
    });
    const task = (more: object) => of({ tasks: { bronze: { ...bronze.tasks.bronze, ...more } } });

    it.each<[string, Partial<DatabricksJobsArgs>, string[]]>([
        ["no job", { jobs: {} }, ["jobs: is empty; name a job"]],
        [
            "a job without tasks",
            of({ tasks: {}, policy: undefined }),
            ["jobs.bronze.tasks: is empty; name what the job runs"],
        ],
        [
            "an entry that the code does not have",
            task({ pythonFile: "platform_jobs/entry/gold.py" }),
            [
                `jobs.bronze.tasks.bronze.pythonFile: "platform_jobs/entry/gold.py" is no file of the code (${files}); add it, or leave the job out`,
            ],
        ],
        [
            "a task with two files, and one with none",
            of({
                policy: "jobs",
                tasks: {
                    a: { pythonFile: "platform_jobs/entry/bronze.py", sqlFile: "platform_jobs/sql/report.sql" },
                    b: {},
                },
            }),
            [
                "jobs.bronze.tasks.a.pythonFile: is set together with sqlFile; leave one out",
                "jobs.bronze.tasks.b.pythonFile: is missing; name it or sqlFile",
            ],
        ],
        [
            "a SQL file without a warehouse",
            of({ policy: undefined, tasks: { report: { sqlFile: "platform_jobs/sql/report.sql" } } }),
            ["jobs.bronze.tasks.report.sqlFile: needs a SQL warehouse, and there is none; add one"],
        ],
        [
            "a policy that denies its cluster",
            of({ cluster: { workers: 5 } }),
            [
                'jobs.bronze.policy: "jobs" denies the job its cluster of 5 workers: dbus_per_hour must be 11 or less, is 12, num_workers must be 4 or less, is 5; widen the policy, or change the cluster',
            ],
        ],
        [
            "a policy for notebooks",
            of({ policy: "notebooks" }),
            [
                'jobs.bronze.policy: "notebooks" is made from ml-cpu, which is for notebooks; name a policy of preset distributed-gpu-training, jobs, single-node-jobs, many-models',
            ],
        ],
        [
            "a policy that is not there",
            of({ policy: "none" }),
            ['jobs.bronze.policy: "none" is none of the policies (jobs, models, single, notebooks)'],
        ],
        [
            "no policy",
            of({ policy: undefined }),
            ["jobs.bronze.policy: is missing; name the policy that its cluster is made by"],
        ],
        [
            "code for GPUs on a policy for CPUs",
            of({ needsGpu: true }),
            [
                'jobs.bronze.policy: "jobs" is for standard runtimes, but the code needs a GPU; name a policy of preset distributed-gpu-training',
            ],
        ],
        [
            "an unknown time zone, a Windows one and a Unix expression",
            of({ schedule: { quartzCron: "0 3 * * *", timeZone: "W. Europe Standard Time" } }),
            [
                'jobs.bronze.schedule.quartzCron: "0 3 * * *" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"',
                'jobs.bronze.schedule.timeZone: "W. Europe Standard Time" is no time zone that Databricks knows; write Europe/Berlin',
            ],
        ],
        [
            "retries without end, no end and many runs",
            of({ retries: -1, timeoutMinutes: 0, maxConcurrentRuns: 11 }),
            [
                "jobs.bronze.retries: must be a whole number from 0 to 5, is -1",
                "jobs.bronze.timeoutMinutes: must be a whole number from 5 to 10080, is 0",
                "jobs.bronze.maxConcurrentRuns: must be a whole number from 1 to 10, is 11",
            ],
        ],
        [
            "credentials in parameters",
            of({ parameters: { storageKey: "x", "sas-token": "y", url: "https://x?sig=abc" } }),
            ["sas-token", "url"].map(
                (name) =>
                    `jobs.bronze.parameters.${name}: holds a credential, which all users read who see the job; let the code read it from the secret scope`,
            ),
        ],
        [
            "two jobs that write one table",
            {
                jobs: {
                    bronze: { ...bronze, writes: ["bronze.sales"] },
                    other: { ...bronze, writes: ["bronze.stock", "bronze.sales"] },
                },
            },
            [
                "jobs.other.writes: bronze.sales is written by bronze too, and two writers undo each other's work; let one job write it",
            ],
        ],
        [
            "runs at the same time that write tables, and what is no table",
            of({ writes: ["sales"], maxConcurrentRuns: 2 }),
            [
                'jobs.bronze.writes[0]: "sales" must be a schema and a table, as bronze.sales',
                "jobs.bronze.maxConcurrentRuns: is 2, but runs at the same time would write sales at once; leave it out",
            ],
        ],
        [
            "tasks that wait for one another, or for none",
            of({
                tasks: {
                    a: { pythonFile: "platform_jobs/entry/bronze.py", dependsOn: ["b"] },
                    b: { pythonFile: "platform_jobs/entry/silver.py", dependsOn: ["a", "c"] },
                },
            }),
            [
                'jobs.bronze.tasks.b.dependsOn[1]: "c" is none of the tasks (a, b)',
                "jobs.bronze.tasks: a, b wait for one another; take a dependsOn out",
            ],
        ],
        [
            "a principal that is none, and groups of all users",
            of({ runAsApplicationId: "pipeline", viewerGroups: ["users"] }),
            [
                `jobs.bronze.viewerGroups[0]: "users" is a group of Databricks' own; name an account group`,
                'jobs.bronze.runAsApplicationId: "pipeline" is not a UUID',
            ],
        ],
        [
            "a folder that all users may edit",
            { folder: "/Shared/jobs" },
            [
                'folder: "/Shared/jobs" is open to all users, and jobs run what is there as their service principal; take another folder',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => jobs(args))).toEqual(expected.map((issue) => `DatabricksJobs "jobs" ${issue}`));
    });
});
