import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const personas = ["engineer"];
const pools = [{ name: "cpu", nodeType: "Standard_D4ds_v5", personas, maxCapacity: 6 }];
const policies = [
    { name: "single-node", preset: "single-node", personas },
    { name: "multi-node", preset: "multi-node", personas, maxWorkers: 4, pool: "cpu", nodeTypes: ["Standard_D4ds_v5"] },
    { name: "ml-cpu", preset: "ml-cpu", personas },
    { name: "ml-gpu", preset: "ml-gpu", personas },
    { name: "distributed-gpu-training", preset: "distributed-gpu-training", personas },
    { name: "jobs", preset: "jobs", personas },
    { name: "many-models", preset: "many-models", personas },
];
const issues = (changes: Changes) =>
    minimalIssues("databricks", { "databricks.compute": { pools, policies }, ...changes });

/** A policy or the pool among the settings, and where a message says that it stands. */
const policy = (name: string) => `databricks.compute.policies[name=${name}]`;
const at = (name: string) => `databricks.compute.policies[${policies.findIndex((one) => one.name === name)}]`;
const cpu = "databricks.compute.pools[name=cpu]";
const pool = "databricks.compute.pools[0]";
const unknownSize = (size: string) =>
    `${size} is not in the table of sizes (azure/compute/sizes.ts); name one of it, or add it with its source`;
const presets =
    "single-node, multi-node, ml-cpu, ml-gpu, distributed-gpu-training, jobs, single-node-jobs, many-models";

const sizes: BadSetting[] = [
    [
        "a size without GPU where the preset is for GPUs",
        { [`${policy("ml-gpu")}.nodeTypes`]: ["Standard_NC4as_T4_v3", "Standard_D8ds_v5"] },
        [
            `${at("ml-gpu")}.nodeTypes[1]: Standard_D8ds_v5 has no GPU, but the runtime is for GPUs, on driver and workers alike`,
        ],
    ],
    [
        "a GPU that the preset leaves idle",
        { [`${policy("ml-cpu")}.nodeTypes`]: ["Standard_NC4as_T4_v3"] },
        [
            `${at("ml-cpu")}.nodeTypes[0]: Standard_NC4as_T4_v3 has a GPU that the runtime (cpu-ml) leaves idle; use a preset for GPUs`,
        ],
    ],
    [
        "a size that Azure has retired",
        { [`${policy("ml-gpu")}.nodeTypes`]: ["Standard_NC6s_v3"] },
        [`${at("ml-gpu")}.nodeTypes[0]: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4`],
    ],
    [
        "a size that there is not",
        { [`${policy("single-node")}.nodeTypes`]: ["Standard_D8_v9"] },
        [`${at("single-node")}.nodeTypes[0]: ${unknownSize("Standard_D8_v9")}`],
    ],
    [
        "no size",
        { [`${policy("single-node")}.nodeTypes`]: [] },
        [`${at("single-node")}.nodeTypes: found []; must have at least 1 entry`],
    ],
];

const runtimes: BadSetting[] = [
    [
        "a runtime whose support has ended",
        { [`${policy("single-node")}.runtimes`]: ["13.3"] },
        [
            `${at("single-node")}.runtimes[0]: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one`,
        ],
    ],
    [
        "a runtime that there is not",
        { [`${policy("single-node")}.runtimes`]: ["17.3", "12"] },
        [
            `${at("single-node")}.runtimes[1]: 12 is not in the table of runtimes (azure/databricks/runtimes.ts); name one of it, for example 17.3`,
        ],
    ],
    [
        "a runtime that no longer holds a library",
        {
            [`${policy("distributed-gpu-training")}.libraries`]: ["horovodRunner"],
            [`${policy("distributed-gpu-training")}.runtimes`]: ["16.4"],
        },
        [
            `${at("distributed-gpu-training")}.runtimes[0]: 16.4 has no horovodRunner, which 15.4 is the last to hold; use TorchDistributor instead`,
        ],
    ],
    [
        "libraries on a runtime for no machine learning",
        { [`${policy("single-node")}.libraries`]: ["hyperopt"] },
        [`${at("single-node")}.libraries: come with the machine-learning runtimes only`],
    ],
    [
        "a library that no runtime holds",
        { [`${policy("ml-cpu")}.libraries`]: ["caffe"] },
        [`${at("ml-cpu")}.libraries[0]: found "caffe"; must be one of horovodRunner, hyperopt, tensorflow`],
    ],
];

const caps: BadSetting[] = [
    [
        "a cap below the smallest cluster",
        { [`${policy("ml-gpu")}.maxDbusPerHour`]: 1 },
        [`${at("ml-gpu")}.maxDbusPerHour: is 1, but the smallest cluster that it allows uses 2; raise it`],
    ],
    [
        "a cap of nothing",
        { [`${policy("ml-gpu")}.maxDbusPerHour`]: 0 },
        [`${at("ml-gpu")}.maxDbusPerHour: found 0; must be more than 0`],
    ],
    [
        "workers of a single node",
        { [`${policy("single-node")}.maxWorkers`]: 2 },
        [`${at("single-node")}.maxWorkers: has no meaning for a single node; leave it out`],
    ],
    [
        "no worker, and an idle time too short",
        { [`${policy("ml-cpu")}.maxWorkers`]: 0, [`${policy("ml-cpu")}.autoterminationMinutes`]: 5 },
        [
            `${at("ml-cpu")}.maxWorkers: must be a whole number, 1 or more, is 0`,
            `${at("ml-cpu")}.autoterminationMinutes: must be a whole number from 10 to 10000, is 5`,
        ],
    ],
    [
        "an idle time of a job",
        { [`${policy("jobs")}.autoterminationMinutes`]: 30 },
        [`${at("jobs")}.autoterminationMinutes: has no meaning for a job, whose cluster ends with it; leave it out`],
    ],
    [
        "spot machines where the pool decides, and for a driver",
        { [`${policy("multi-node")}.spot`]: false, [`${policy("single-node")}.spot`]: true },
        [
            `${at("single-node")}.spot: lets nodes be spot, but a single node is its own driver, which must not be taken back; leave it out`,
            `${at("multi-node")}.spot: has no meaning with a pool, which decides it; leave it out`,
        ],
    ],
    [
        "a policy without groups",
        { [`${policy("single-node")}.personas`]: [] },
        [`${at("single-node")}.personas: found []; must have at least 1 entry`],
    ],
    [
        "a persona twice",
        { [`${policy("single-node")}.personas`]: ["engineer", "engineer"] },
        [`${at("single-node")}.personas: persona "engineer" is given twice`],
    ],
    [
        "two policies of one name",
        { [`${policy("ml-cpu")}.name`]: "many-models" },
        ['databricks.compute.policies: name "many-models" is duplicated'],
    ],
    [
        "a preset that there is not",
        { [`${policy("single-node")}.preset`]: "gpu" },
        [`${at("single-node")}.preset: found "gpu"; must be one of ${presets}`],
    ],
    [
        "no policies",
        { "databricks.compute.policies": [] },
        ["databricks.compute.policies: found []; must have at least 1 entry"],
    ],
];

const poolRows: BadSetting[] = [
    [
        "a pool that there is not",
        { [`${policy("multi-node")}.pool`]: "cpus" },
        [`${at("multi-node")}.pool: there is no pool "cpus"; there are: cpu`],
    ],
    [
        "a pool where there are none",
        { "databricks.compute.pools": undefined },
        [`${at("multi-node")}.pool: there is no pool "cpu"; there are: none`],
    ],
    [
        "a pool of another size",
        { [`${policy("multi-node")}.nodeTypes`]: ["Standard_D8ds_v5"] },
        [`${at("multi-node")}.pool: "cpu" has nodes of Standard_D4ds_v5, but nodeTypes allows Standard_D8ds_v5`],
    ],
    [
        "a pool smaller than a cluster",
        { [`${cpu}.maxCapacity`]: 4 },
        [
            `${at("multi-node")}.pool: "cpu" has 4 machines at most, but a cluster may take 5; lower maxWorkers or raise maxCapacity`,
        ],
    ],
    [
        "a pool without GPU where the preset is for GPUs",
        { [`${policy("ml-gpu")}.pool`]: "cpu" },
        [`${at("ml-gpu")}.pool: "cpu" has nodes of Standard_D4ds_v5 without GPU, but the runtime is for GPUs`],
    ],
    [
        "a pool that not all groups of the policy may use",
        { [`${cpu}.personas`]: ["analyst"] },
        [
            `${at("multi-node")}.pool: group "amlp-minimal-engineers" may use the policy but not attach to pool "cpu"; add it to the pool's groups`,
        ],
    ],
    [
        "a pool of spot machines, which a driver would come from",
        { [`${cpu}.availability`]: "spot" },
        [
            `${at("multi-node")}.pool: "cpu" has spot nodes, and the driver must not be taken back; let it come from a pool of nodes on demand`,
        ],
    ],
    [
        "two pools of one name",
        {
            "databricks.compute.pools[+]": {
                name: "cpu",
                nodeType: "Standard_D4ds_v5",
                personas: ["engineer"],
                maxCapacity: 5,
            },
        },
        ['databricks.compute.pools: name "cpu" is duplicated'],
    ],
    [
        "a pool of nothing that keeps machines idle for ever",
        { [`${cpu}.maxCapacity`]: 6, [`${cpu}.minIdleInstances`]: 7, [`${cpu}.idleAutoterminationMinutes`]: -1 },
        [
            `${pool}.minIdleInstances: must be a whole number from 0 to maxCapacity (6), is 7`,
            `${pool}.idleAutoterminationMinutes: must be a whole number from 0 to 10000, is -1`,
        ],
    ],
    [
        "idle times that the policy pack would refuse",
        { [`${cpu}.idleAutoterminationMinutes`]: 61, [`${policy("ml-cpu")}.autoterminationMinutes`]: 121 },
        [
            `${at("ml-cpu")}.autoterminationMinutes: found 121; must be at most 120`,
            `${pool}.idleAutoterminationMinutes: found 61; must be at most 60`,
        ],
    ],
    [
        "a pool of a size that there is not, loaded with a runtime that has ended",
        {
            [`${cpu}.nodeType`]: "Standard_D4_v9",
            [`${cpu}.preloadedRuntime`]: "13.3",
            [`${policy("multi-node")}.pool`]: undefined,
        },
        [
            `${pool}.nodeType: ${unknownSize("Standard_D4_v9")}`,
            `${pool}.preloadedRuntime: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one`,
        ],
    ],
    [
        "tags that Databricks sets itself",
        { "tags.additional": { Vendor: "us", ResourceClass: "large", " ": "blank", team: "data" } },
        [
            "tags.additional.Vendor: is a tag that Databricks sets itself; take another name",
            "tags.additional.ResourceClass: is a tag that Databricks sets itself; take another name",
            "tags.additional: has a tag without a name",
        ],
    ],
];

describe.each([
    ["sizes of machines", sizes],
    ["runtimes", runtimes],
    ["compute policies", caps],
    ["pools", poolRows],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(issues(changes)).toEqual(lines);
    });
});

describe("Settings of compute take", () => {
    it("a persona that is called as a group of Databricks' own is", () => {
        const changes = {
            "personas.admins": { groupObjectId: "8a6d2c10-0000-4000-8000-00000000d009" },
            "databricks.personas.admins": { group: "platform" },
            [`${policy("single-node")}.personas`]: ["admins"],
        };
        expect(issues(changes)).toEqual([]);
    });
});
