import { describe, expect, it } from "vitest";
import { costTagIssues } from "../../../../components/databricks/compute/costTags";
import type { PoolFacts } from "../../../../components/databricks/compute/computePools";
import { policyIssues, policyWarnings } from "../../../../components/databricks/compute/policyChecks";
import {
    policyPresets,
    type ComputePolicy,
    type PresetName,
} from "../../../../components/databricks/compute/policyPresets";
import { resolvePolicies } from "../../../../components/databricks/compute/policyResolution";

const policy = (more: Partial<ComputePolicy> = {}): ComputePolicy => ({
    name: "p",
    preset: "jobs",
    groups: ["engineers"],
    ...more,
});
const pools: Record<string, PoolFacts> = {
    cpu: { nodeType: "Standard_D8ds_v5", groups: ["engineers"], maxCapacity: 9 },
    gpu: { nodeType: "Standard_NC4as_T4_v3" },
    spot: { nodeType: "Standard_D8ds_v5", availability: "spot" },
};
const resolved = (more: Partial<ComputePolicy>) => resolvePolicies([policy(more)], pools);
const lines = (found: { propertyPath: string; reason: string }[]) =>
    found.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
const issues = (more: Partial<ComputePolicy>, at?: string) => lines(policyIssues(resolved(more), pools, at));

describe("Nothing is wrong with", () => {
    it.each(Object.keys(policyPresets) as PresetName[])("%s as it comes", (preset) => {
        expect(issues({ preset })).toEqual([]);
        expect(policyWarnings(resolved({ preset }))).toEqual([]);
    });

    it.each<[string, Partial<ComputePolicy>]>([
        ["a size whose end is announced", { preset: "many-models", nodeTypes: ["Standard_L16s_v2"] }],
        ["a pool of the right size", { pool: "cpu" }],
        ["spot workers with a driver on demand", { pool: "spot", driverPool: "cpu" }],
        ["a library on a runtime that has it", { preset: "ml-gpu", libraries: ["horovodRunner"], runtimes: ["15.4"] }],
        ["a single node with a GPU", { preset: "single-node", variant: "gpu-ml" }],
        ["a cap that just suffices", { nodeTypes: ["Standard_D4ds_v5"], maxDbusPerHour: 2 }],
    ])("%s", (_, more) => {
        expect(issues(more)).toEqual([]);
    });
});

describe("Policies are refused for", () => {
    it.each<[string, Partial<ComputePolicy>, string[]]>([
        ["no group", { groups: [] }, ["groups: is empty: no one could use the policy; name an account group"]],
        [
            "a group of Databricks' own",
            { groups: ["admins"] },
            [`groups[0]: "admins" is a group of Databricks' own; name an account group`],
        ],
        ["no name", { name: " " }, [`name: must have 1 to 100 characters, is " "`]],
        [
            "GPUs without a GPU size",
            { preset: "ml-gpu", nodeTypes: ["Standard_D8ds_v5"] },
            ["nodeTypes[0]: Standard_D8ds_v5 has no GPU, but the runtime is for GPUs, on driver and workers alike"],
        ],
        [
            "GPUs without a size",
            { preset: "ml-gpu", nodeTypes: [] },
            ["nodeTypes: is empty; leave it out or name a size"],
        ],
        [
            "a driver without GPU",
            { preset: "ml-gpu", driverNodeTypes: ["Standard_D8ds_v5"] },
            [
                "driverNodeTypes[0]: Standard_D8ds_v5 has no GPU, but the runtime is for GPUs, on driver and workers alike",
            ],
        ],
        [
            "a GPU that lies idle",
            { nodeTypes: ["Standard_NC4as_T4_v3"] },
            [
                "nodeTypes[0]: Standard_NC4as_T4_v3 has a GPU that the runtime (standard) leaves idle; use a preset for GPUs",
            ],
        ],
        [
            "a retired size",
            { preset: "ml-gpu", nodeTypes: ["Standard_NC6s_v3"] },
            ["nodeTypes[0]: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4"],
        ],
        [
            "an unknown size",
            { nodeTypes: ["Standard_Ls16_v2"], maxDbusPerHour: 9 },
            [
                "nodeTypes[0]: Standard_Ls16_v2 is not in the table of sizes (azure/compute/sizes.ts); name one of it, or add it with its source",
            ],
        ],
        [
            "a size twice",
            { nodeTypes: ["Standard_D8ds_v5", "Standard_D8ds_v5"] },
            ["nodeTypes: Standard_D8ds_v5 is duplicated"],
        ],
        [
            "a retired runtime",
            { runtimes: ["17.3", "13.3"] },
            ["runtimes[1]: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one"],
        ],
        [
            "an unknown runtime",
            { runtimes: ["99.1"] },
            [
                "runtimes[0]: 99.1 is not in the table of runtimes (azure/databricks/runtimes.ts); name one of it, for example 17.3",
            ],
        ],
        [
            "a runtime without its libraries",
            { preset: "ml-cpu", runtimes: ["17.3.x-scala2.13"] },
            [
                "runtimes[0]: 17.3.x-scala2.13 is a standard runtime, but the policy is for cpu-ml; name the version alone",
            ],
        ],
        ["a runtime twice", { runtimes: ["17.3", "17.3.x-scala2.13"] }, ["runtimes: 17.3.x-scala2.13 is duplicated"]],
        ["no runtime", { runtimes: [] }, ["runtimes: is empty; leave it out or name a runtime"]],
        [
            "another variant than its preset is about",
            { preset: "ml-cpu", variant: "standard" },
            ["variant: is standard, but ml-cpu is about cpu-ml; leave it out"],
        ],
        [
            "Hyperopt where it is gone",
            { preset: "ml-cpu", libraries: ["hyperopt"], runtimes: ["16.4", "17.3"] },
            ["runtimes[1]: 17.3 has no hyperopt, which 16.4 is the last to hold; use Optuna or Ray Tune instead"],
        ],
        [
            "HorovodRunner where it is gone",
            { preset: "ml-gpu", libraries: ["horovodRunner"], runtimes: ["16.4"] },
            ["runtimes[0]: 16.4 has no horovodRunner, which 15.4 is the last to hold; use TorchDistributor instead"],
        ],
        [
            "libraries on plain Spark",
            { libraries: ["hyperopt"] },
            ["libraries: come with the machine-learning runtimes only"],
        ],
        ["no workers", { maxWorkers: 0 }, ["maxWorkers: must be a whole number, 1 or more, is 0"]],
        [
            "workers of a single node",
            { preset: "single-node", maxWorkers: 2 },
            ["maxWorkers: has no meaning for a single node; leave it out"],
        ],
        [
            "a single node that is taken back",
            { preset: "single-node", availability: "spotWithFallback" },
            [
                "availability: lets nodes be spot, but a single node is its own driver, which must not be taken back; leave it out",
            ],
        ],
        [
            "a driver of a single node",
            { preset: "single-node", driverNodeTypes: ["Standard_D8ds_v5"] },
            ["driverNodeTypes: has no meaning for a single node; leave it out"],
        ],
        [
            "a cap below the smallest cluster",
            { nodeTypes: ["Standard_D8ds_v5"], maxDbusPerHour: 3.9 },
            ["maxDbusPerHour: is 3.9, but the smallest cluster that it allows uses 4; raise it"],
        ],
        [
            "a cap that is none",
            { maxDbusPerHour: Infinity },
            ["maxDbusPerHour: is Infinity, but the smallest cluster that it allows uses 2; raise it"],
        ],
        [
            "never ending",
            { preset: "ml-cpu", autoterminationMinutes: 0 },
            ["autoterminationMinutes: must be a whole number from 10 to 10000, is 0"],
        ],
        [
            "an idle time of a job",
            { autoterminationMinutes: 30 },
            ["autoterminationMinutes: has no meaning for a job, whose cluster ends with it; leave it out"],
        ],
        ["no clusters", { maxClustersPerUser: 0 }, ["maxClustersPerUser: must be a whole number, 1 or more, is 0"]],
        ["a pool that is not there", { pool: "none" }, [`pool: there is no pool "none"; there are: cpu, gpu, spot`]],
        [
            "a pool of another size",
            { pool: "cpu", nodeTypes: ["Standard_D4ds_v5"] },
            [`pool: "cpu" has nodes of Standard_D8ds_v5, but nodeTypes allows Standard_D4ds_v5`],
        ],
        [
            "a pool without GPU",
            { preset: "ml-gpu", pool: "cpu" },
            [`pool: "cpu" has nodes of Standard_D8ds_v5 without GPU, but the runtime is for GPUs`],
        ],
        [
            "a pool whose GPU lies idle",
            { pool: "gpu" },
            [`pool: "gpu" has nodes of Standard_NC4as_T4_v3 with a GPU that the runtime (standard) leaves idle`],
        ],
        [
            "a pool that is too small",
            { pool: "cpu", maxWorkers: 9 },
            [`pool: "cpu" has 9 machines at most, but a cluster may take 10; lower maxWorkers or raise maxCapacity`],
        ],
        [
            "a group that the pool does not admit",
            { pool: "cpu", groups: ["engineers", "analysts"] },
            [`pool: group "analysts" may use the policy but not attach to pool "cpu"; add it to the pool's groups`],
        ],
        [
            "a program that the pool does not admit",
            { pool: "cpu", applicationIds: ["8a6d2c10-0000-4000-8000-0000000000b1"] },
            [
                `pool: service principal 8a6d2c10-0000-4000-8000-0000000000b1 may use the policy but not attach to pool "cpu"; add it to the pool's applicationIds`,
            ],
        ],
        [
            "a driver on spot machines",
            { pool: "spot" },
            [
                `pool: "spot" has spot nodes, and the driver must not be taken back; let it come from a pool of nodes on demand`,
            ],
        ],
        [
            "a driver's pool alone",
            { driverPool: "cpu" },
            ["driverPool: needs a pool for the workers too; name one in pool"],
        ],
        [
            "what a pool decides",
            { pool: "cpu", driverNodeTypes: ["Standard_D8ds_v5"], availability: "onDemand" },
            [
                "driverNodeTypes: has no meaning with a pool, which decides the size; leave it out",
                "availability: has no meaning with a pool, which decides it; leave it out",
            ],
        ],
    ])("%s", (_, more, expected) => {
        expect(issues(more)).toEqual(expected.map((line) => `policies[0].${line}`));
    });

    it("a name that is duplicated, whatever its case", () => {
        expect(lines(policyIssues([...resolved({ name: "Jobs" }), ...resolved({ name: "jobs" })]))).toEqual([
            `policies: name "jobs" is duplicated`,
        ]);
    });

    it("a size whose end has come by the day that is given", () => {
        const more = { preset: "many-models" as const, nodeTypes: ["Standard_L16s_v2"] };
        expect(issues(more, "2028-11-14")).not.toContain("Azure retired");
        expect(issues(more, "2028-11-15")).toContain(
            "policies[0].nodeTypes[0]: Azure retired Standard_L16s_v2 on 2028-11-15; take Standard_L16s_v3",
        );
    });
});

describe("A warning tells", () => {
    const warnings = (more: Partial<ComputePolicy>, at?: string) => lines(policyWarnings(resolved(more), at));

    it("of a size that ends, with its day and what follows it", () => {
        expect(warnings({ preset: "many-models", nodeTypes: ["Standard_L16s_v2"] })).toEqual([
            "policies[0].nodeTypes: Azure retires Standard_L16s_v2 on 2028-11-15; move to Standard_L16s_v3",
        ]);
    });

    it("of a runtime whose support ends within a year, also where it was chosen for its library", () => {
        expect(warnings({ preset: "ml-gpu", libraries: ["horovodRunner"] })).toEqual([
            "policies[0].runtimes: Databricks ends the support of runtime 15.4 on 2027-08-19; move to a newer one",
        ]);
        expect(warnings({ runtimes: ["17.3"] }, "2027-10-23")).toHaveLength(1);
    });

    it("nothing of what is refused anyway", () => {
        expect(warnings({ preset: "ml-gpu", nodeTypes: ["Standard_NC6s_v3"], runtimes: ["13.3", "99.1"] })).toEqual([]);
    });
});

describe("Cost tags", () => {
    it("must not take the names of tags that Databricks sets", () => {
        expect(costTagIssues({ owner: "me", Creator: "me", " ": "x" })).toEqual([
            { propertyPath: "tags.Creator", reason: "is a tag that Databricks sets itself; take another name" },
            { propertyPath: "tags", reason: "has a tag without a name" },
        ]);
    });
});
