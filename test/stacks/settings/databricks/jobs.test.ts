import { describe, expect, it } from "vitest";
import { withCatalog } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const jobs = "databricks.jobs";
const statistics = `${jobs}.list.statistics`;
const principal = "8a6d2c10-0000-4000-8000-00000000b0b1";
const issues = (changes: Changes) => minimalIssues("databricks", changes);
/** A Python job whose code is not there, which is one of its issues. */
const python = (more: object = {}) => ({
    [`${jobs}.list.model`]: {
        policy: "jobs",
        tasks: { model: { entry: "none" } },
        parameters: { catalog: "main" },
        ...more,
    },
});
const noEntry = new RegExp(
    `^${jobs.replace(".", "\\.")}\\.list\\.model\\.tasks\\.model\\.entry: "platform_jobs/entry/none\\.py" is no file of the code \\(.*\\); add it, or leave the job out$`,
);

const complete: BadSetting[] = [
    [
        "SQL that is not there",
        { [`${statistics}.tasks.statistics.sql`]: "none" },
        [
            `${statistics}.tasks.statistics.sql: "platform_jobs/sql/none.sql" is no file of the code (platform_jobs/sql/feature_keys.sql, platform_jobs/sql/statistics.sql); add it, or leave the job out`,
        ],
    ],
    [
        "SQL without a warehouse",
        { "databricks.sqlWarehouse": undefined },
        [`${statistics}.tasks.statistics.sql: needs a SQL warehouse, and there is none; add one`],
    ],
    [
        "a time zone by its Windows name, and a Unix expression",
        { [`${statistics}.cron`]: "0 5 * * *", [`${statistics}.timeZone`]: "Romance Standard Time" },
        [
            `${statistics}.cron: "0 5 * * *" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"`,
            `${statistics}.timeZone: "Romance Standard Time" is no time zone that Databricks knows; write Europe/Paris`,
        ],
    ],
    [
        "two jobs that write one table",
        {
            [`${statistics}.writes`]: ["gold.report"],
            [`${jobs}.list.report`]: {
                tasks: { report: { sql: "statistics" } },
                parameters: { catalog: "main" },
                writes: ["gold.report"],
            },
        },
        [
            `${jobs}.list.report.writes: gold.report is written by statistics too, and two writers undo each other's work; let one job write it`,
        ],
    ],
    [
        "a password among the parameters",
        { [`${statistics}.parameters`]: { catalog: "main", sqlPassword: "x" } },
        [
            `${statistics}.parameters.sqlPassword: holds a credential, which all users read who see the job; let the code read it from the secret scope`,
        ],
    ],
    [
        "no catalog",
        { [`${statistics}.parameters`]: undefined },
        [
            `${statistics}.parameters.catalog: is missing, and the stack has no unityCatalog whose name it would be; set it, or add one`,
        ],
    ],
    [
        "a persona that there is not",
        { [`${statistics}.viewers`]: ["scientist"] },
        [
            `${statistics}.viewers[0]: "scientist" is not in databricks.personas (analyst, engineer); add it there with its account group`,
        ],
    ],
    [
        "retries without end",
        { [`${statistics}.retries`]: -1 },
        [`${statistics}.retries: must be a whole number from 0 to 5, is -1`],
    ],
    [
        "the service principal of the maintenance",
        {
            ...withCatalog,
            "databricks.unityCatalog.maintenance.servicePrincipal": principal,
            [`${jobs}.servicePrincipal`]: principal,
        },
        [
            `${jobs}.servicePrincipal: is that of unityCatalog.maintenance, which may not write what jobs write; name one of its own`,
        ],
    ],
];

const ofClusters: [string, object, string][] = [
    [
        "a policy that denies the cluster",
        { workers: 3 },
        '"jobs" denies the job its cluster of 3 workers: dbus_per_hour must be 3 or less, is 4, num_workers must be 2 or less, is 3; widen the policy, or change the cluster',
    ],
    [
        "code for GPUs on a policy for CPUs",
        { needsGpu: true },
        '"jobs" is for standard runtimes, but the code needs a GPU; name a policy of preset distributed-gpu-training',
    ],
    [
        "a policy for notebooks",
        { policy: "single-node" },
        '"single-node" is made from single-node, which is for notebooks; name a policy of preset distributed-gpu-training, jobs, single-node-jobs, many-models',
    ],
];

describe("Settings of jobs refuse", () => {
    it.each(complete)("%s", (_title, changes, lines) => {
        expect(issues(changes)).toEqual(lines);
    });

    it("an entry that the code does not have", () => {
        expect(issues(python())).toEqual([expect.stringMatching(noEntry)]);
    });

    it.each(ofClusters)("%s", (_title, more, reason) => {
        expect(issues(python(more)).filter((line) => !noEntry.test(line))).toEqual([
            `${jobs}.list.model.policy: ${reason}`,
        ]);
    });

    it("workers on a single node", () => {
        const one = { name: "one", preset: "single-node-jobs", personas: ["engineer"] };
        const changes = { ...python({ policy: "one", workers: 2 }), "databricks.compute.policies[+]": one };
        expect(issues(changes).filter((line) => !noEntry.test(line))).toEqual([
            `${jobs}.list.model.policy: "one" denies the job its cluster of 2 workers: dbus_per_hour must be 6 or less, is 8.25, num_workers must be 0, is 2; widen the policy, or change the cluster`,
        ]);
    });
});
