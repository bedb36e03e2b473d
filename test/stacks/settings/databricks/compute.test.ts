import { describe, expect, it } from "vitest";
import { configWith, issueLines, type BadSetting } from "../../support/stackSettings";

const policy = (i: number) => `databricks.compute.policies[${i}]`;
const pool = "databricks.compute.pools[0]";
const unknownSize = (size: string) =>
    `${size} is not in the table of sizes (azure/databricks/nodeTypes.ts); name one of it, or add it with its source`;
const presets = "single-node, multi-node, ml-cpu, ml-gpu, distributed-gpu-training, jobs, many-models";

const sizes: BadSetting[] = [
    [
        "a size without GPU where the preset is for GPUs",
        { [`${policy(3)}.nodeTypes`]: ["Standard_NC4as_T4_v3", "Standard_D8ds_v5"] },
        [
            `${policy(3)}.nodeTypes[1]: Standard_D8ds_v5 has no GPU, but the runtime is for GPUs, on driver and workers alike`,
        ],
    ],
    [
        "a GPU that the preset leaves idle",
        { [`${policy(2)}.nodeTypes`]: ["Standard_NC4as_T4_v3"] },
        [
            `${policy(2)}.nodeTypes[0]: Standard_NC4as_T4_v3 has a GPU that the runtime (cpu-ml) leaves idle; use a preset for GPUs`,
        ],
    ],
    [
        "a size that Azure has retired",
        { [`${policy(3)}.nodeTypes`]: ["Standard_NC6s_v3"] },
        [`${policy(3)}.nodeTypes[0]: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4`],
    ],
    [
        "a size that there is not",
        { [`${policy(0)}.nodeTypes`]: ["Standard_D8_v9"] },
        [`${policy(0)}.nodeTypes[0]: ${unknownSize("Standard_D8_v9")}`],
    ],
    ["no size", { [`${policy(0)}.nodeTypes`]: [] }, [`${policy(0)}.nodeTypes: found []; must have at least 1 entry`]],
];

const runtimes: BadSetting[] = [
    [
        "a runtime whose support has ended",
        { [`${policy(0)}.runtimes`]: ["13.3"] },
        [`${policy(0)}.runtimes[0]: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one`],
    ],
    [
        "a runtime that there is not",
        { [`${policy(0)}.runtimes`]: ["17.3", "12"] },
        [
            `${policy(0)}.runtimes[1]: 12 is not in the table of runtimes (azure/databricks/runtimes.ts); name one of it, for example 17.3`,
        ],
    ],
    [
        "a runtime that no longer holds a library",
        { [`${policy(4)}.libraries`]: ["horovodRunner"], [`${policy(4)}.runtimes`]: ["16.4"] },
        [
            `${policy(4)}.runtimes[0]: 16.4 has no horovodRunner, which 15.4 is the last to hold; use TorchDistributor instead`,
        ],
    ],
    [
        "libraries on a runtime for no machine learning",
        { [`${policy(0)}.libraries`]: ["hyperopt"] },
        [`${policy(0)}.libraries: come with the machine-learning runtimes only`],
    ],
    [
        "a library that no runtime holds",
        { [`${policy(2)}.libraries`]: ["tensorflow"] },
        [`${policy(2)}.libraries[0]: found "tensorflow"; must be one of horovodRunner, hyperopt`],
    ],
];

const caps: BadSetting[] = [
    [
        "a cap below the smallest cluster",
        { [`${policy(3)}.maxDbusPerHour`]: 1 },
        [`${policy(3)}.maxDbusPerHour: is 1, but the smallest cluster that it allows uses 2; raise it`],
    ],
    [
        "a cap of nothing",
        { [`${policy(3)}.maxDbusPerHour`]: 0 },
        [`${policy(3)}.maxDbusPerHour: found 0; must be more than 0`],
    ],
    [
        "workers of a single node",
        { [`${policy(0)}.maxWorkers`]: 2 },
        [`${policy(0)}.maxWorkers: has no meaning for a single node; leave it out`],
    ],
    [
        "no worker, and an idle time too short",
        { [`${policy(2)}.maxWorkers`]: 0, [`${policy(2)}.autoterminationMinutes`]: 5 },
        [
            `${policy(2)}.maxWorkers: must be a whole number, 1 or more, is 0`,
            `${policy(2)}.autoterminationMinutes: must be a whole number from 10 to 10000, is 5`,
        ],
    ],
    [
        "an idle time of a job",
        { [`${policy(5)}.autoterminationMinutes`]: 30 },
        [`${policy(5)}.autoterminationMinutes: has no meaning for a job, whose cluster ends with it; leave it out`],
    ],
    [
        "spot machines where the pool decides, and for a driver",
        { [`${policy(1)}.spot`]: false, [`${policy(0)}.spot`]: true },
        [
            `${policy(0)}.spot: lets nodes be spot, but a single node is its own driver, which must not be taken back; leave it out`,
            `${policy(1)}.spot: has no meaning with a pool, which decides it; leave it out`,
        ],
    ],
    [
        "a policy for nobody",
        { [`${policy(0)}.personas`]: [] },
        [`${policy(0)}.personas: found []; must have at least 1 entry`],
    ],
    [
        "a persona twice",
        { [`${policy(0)}.personas`]: ["engineer", "engineer"] },
        [`${policy(0)}.personas: persona "engineer" is given twice`],
    ],
    [
        "two policies of one name",
        { [`${policy(2)}.name`]: "many-models" },
        ['databricks.compute.policies: name "many-models" stands more than once'],
    ],
    [
        "a preset that there is not",
        { [`${policy(0)}.preset`]: "gpu" },
        [`${policy(0)}.preset: found "gpu"; must be one of ${presets}`],
    ],
    [
        "no policies",
        { "databricks.compute.policies": [] },
        ["databricks.compute.policies: found []; must have at least 1 entry"],
    ],
];

const pools: BadSetting[] = [
    [
        "a pool that there is not",
        { [`${policy(1)}.pool`]: "cpus" },
        [`${policy(1)}.pool: there is no pool "cpus"; there are: cpu`],
    ],
    [
        "a pool where there are none",
        { "databricks.compute.pools": undefined },
        [`${policy(1)}.pool: there is no pool "cpu"; there are: none`],
    ],
    [
        "a pool of another size",
        { [`${policy(1)}.nodeTypes`]: ["Standard_D8ds_v5"] },
        [`${policy(1)}.pool: "cpu" has nodes of Standard_D4ds_v5, but nodeTypes allows Standard_D8ds_v5`],
    ],
    [
        "a pool smaller than a cluster",
        { [`${pool}.maxCapacity`]: 4 },
        [
            `${policy(1)}.pool: "cpu" has 4 machines at most, but a cluster may take 5; lower maxWorkers or raise maxCapacity`,
        ],
    ],
    [
        "a pool without GPU where the preset is for GPUs",
        { [`${policy(3)}.pool`]: "cpu" },
        [`${policy(3)}.pool: "cpu" has nodes of Standard_D4ds_v5 without GPU, but the runtime is for GPUs`],
    ],
    [
        "a pool that not everybody with the policy may use",
        { [`${pool}.personas`]: ["scientist"] },
        [
            `${policy(1)}.pool: group "amlp-dev-engineers" may use the policy but not attach to pool "cpu"; add it to the pool's groups`,
        ],
    ],
    [
        "a pool of spot machines, which a driver would come from",
        { [`${pool}.availability`]: "spot" },
        [
            `${policy(1)}.pool: "cpu" has spot nodes, and the driver must not be taken back; let it come from a pool of nodes on demand`,
        ],
    ],
    [
        "two pools of one name",
        {
            "databricks.compute.pools[1]": {
                name: "cpu",
                nodeType: "Standard_D4ds_v5",
                personas: ["engineer"],
                maxCapacity: 5,
            },
        },
        ['databricks.compute.pools: name "cpu" stands more than once'],
    ],
    [
        "a pool of nothing that keeps machines idle for ever",
        { [`${pool}.maxCapacity`]: 6, [`${pool}.minIdleInstances`]: 7, [`${pool}.idleAutoterminationMinutes`]: -1 },
        [
            `${pool}.minIdleInstances: must be a whole number from 0 to maxCapacity (6), is 7`,
            `${pool}.idleAutoterminationMinutes: must be a whole number from 0 to 10000, is -1`,
        ],
    ],
    [
        "idle times that the policy pack would refuse",
        { [`${pool}.idleAutoterminationMinutes`]: 61, [`${policy(2)}.autoterminationMinutes`]: 121 },
        [
            `${policy(2)}.autoterminationMinutes: found 121; must be at most 120`,
            `${pool}.idleAutoterminationMinutes: found 61; must be at most 60`,
        ],
    ],
    [
        "a pool of a size that there is not, loaded with a runtime that has ended",
        {
            [`${pool}.nodeType`]: "Standard_D4_v9",
            [`${pool}.preloadedRuntime`]: "13.3",
            [`${policy(1)}.pool`]: undefined,
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
    ["pools", pools],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines, stack) => {
        expect(issueLines(configWith(changes, stack), stack)).toEqual(lines);
    });
});

describe("Settings of compute take", () => {
    it("a persona that is called as a group of Databricks' own is", () => {
        const changes = {
            "personas.admins": { groupObjectId: "8a6d2c10-0000-4000-8000-00000000d009" },
            "databricks.personas.admins": { group: "platform" },
            [`${policy(0)}.personas`]: ["admins"],
        };
        expect(issueLines(configWith(changes))).toEqual([]);
    });
});
