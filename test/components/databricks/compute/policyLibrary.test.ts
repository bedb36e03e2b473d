import { describe, expect, it } from "vitest";
import type { ClusterSpec, ClusterType } from "../../../../components/databricks/compute/clusterSpec";
import { ruleIssues, type PolicyRules } from "../../../../components/databricks/compute/policyDefinition";
import { evaluatePolicy } from "../../../../components/databricks/compute/policyEvaluator";
import { computePolicyDefinition, computePolicyRules } from "../../../../components/databricks/compute/policyLibrary";
import {
    policyPresets,
    type ComputePolicy,
    type PresetName,
} from "../../../../components/databricks/compute/policyPresets";
import {
    resolvePolicies,
    type KnownPools,
    type ResolvedPolicy,
} from "../../../../components/databricks/compute/policyResolution";
import { tags } from "../../../support/fixtures";

const presets = Object.keys(policyPresets) as PresetName[];
const policy = (preset: PresetName, more: Partial<ComputePolicy> = {}): ComputePolicy => ({
    name: preset,
    preset,
    groups: ["engineers"],
    ...more,
});
const resolved = (preset: PresetName, more: Partial<ComputePolicy> = {}, pools: KnownPools = {}) =>
    resolvePolicies([policy(preset, more)], pools)[0] as ResolvedPolicy;
const rulesOf = (preset: PresetName, more: Partial<ComputePolicy> = {}) =>
    computePolicyRules(resolved(preset, more), { tags });
const script = (place: string, destination: string) => ({ init_scripts: [{ [place]: { destination } }] });

// The smallest cluster that each preset allows; what the policy sets automatically is left out.
const smallest: Record<PresetName, ClusterSpec> = {
    "single-node": {
        spark_version: "17.3.x-scala2.13",
        node_type_id: "Standard_D8ds_v5",
        autotermination_minutes: 30,
    },
    "multi-node": {
        spark_version: "17.3.x-scala2.13",
        node_type_id: "Standard_D8ds_v5",
        autoscale: { min_workers: 1, max_workers: 8 },
        autotermination_minutes: 60,
    },
    "ml-cpu": {
        spark_version: "17.3.x-cpu-ml-scala2.13",
        node_type_id: "Standard_E8ds_v5",
        num_workers: 2,
        autotermination_minutes: 10,
    },
    "ml-gpu": {
        spark_version: "16.4.x-gpu-ml-scala2.12",
        node_type_id: "Standard_NC4as_T4_v3",
        autoscale: { min_workers: 1, max_workers: 4 },
        autotermination_minutes: 45,
    },
    "distributed-gpu-training": {
        spark_version: "17.3.x-gpu-ml-scala2.13",
        node_type_id: "Standard_NC24ads_A100_v4",
        num_workers: 4,
    },
    jobs: {
        spark_version: "17.3.x-scala2.13",
        node_type_id: "Standard_D8ds_v5",
        autoscale: { min_workers: 2, max_workers: 6 },
    },
    "single-node-jobs": {
        spark_version: "17.3.x-cpu-ml-scala2.13",
        node_type_id: "Standard_E8ds_v5",
    },
    "many-models": {
        spark_version: "17.3.x-cpu-ml-scala2.13",
        node_type_id: "Standard_L16s_v3",
        num_workers: 12,
    },
};

function told(preset: PresetName, change: ClusterSpec, rules: PolicyRules = rulesOf(preset), as?: ClusterType) {
    const clusterType = as ?? policyPresets[preset].clusterType;
    const verdict = evaluatePolicy(rules, { ...smallest[preset], ...change }, { clusterType });
    return verdict.allowed ? [] : verdict.denials.map(({ path, reason }) => `${path}: ${reason}`);
}

describe("Every policy of the library", () => {
    it.each(presets)("%s lists runtimes that are set, 18 among them", (preset) => {
        const rule = rulesOf(preset, { runtimes: ["18"] }).spark_version;
        expect(rule).toMatchObject({ values: [expect.stringMatching(/^18\.x-.*scala2\.13$/)] });
    });

    it.each(presets)("%s allows what it is for", (preset) => {
        expect(told(preset, {})).toEqual([]);
    });

    it.each(presets)("%s allows its own defaults, with nothing said but the number of workers", (preset) => {
        const clusterType = policyPresets[preset].clusterType;
        expect(evaluatePolicy(rulesOf(preset), { apply_policy_default_values: true }, { clusterType })).toEqual({
            allowed: true,
        });
    });

    it.each(presets)("%s has no rule that contradicts itself", (preset) => {
        expect(ruleIssues(rulesOf(preset))).toEqual([]);
    });

    it.each(presets)(
        "%s caps the units, fixes the tags and the mode, and ends when idle unless it is for jobs",
        (preset) => {
            const rules = rulesOf(preset);
            expect(rules.dbus_per_hour).toMatchObject({ type: "range" });
            for (const [key, value] of Object.entries(tags)) {
                expect(rules[`custom_tags.${key}`]).toEqual({ type: "fixed", value, hidden: true });
            }
            expect(rules.data_security_mode).toMatchObject({ type: "fixed" });
            expect(rules.enable_local_disk_encryption).toMatchObject({ type: "fixed", value: true });
            expect(rules.autotermination_minutes?.type).toBe(
                policyPresets[preset].clusterType === "job" ? undefined : "range",
            );
            expect(Object.values(rules).filter(({ type }) => type === "unlimited" || type === "blocklist")).toEqual([]);
        },
    );

    const everywhere: [string, ClusterSpec, string][] = [
        [
            "a script from DBFS",
            script("dbfs", "dbfs:/a.sh"),
            "init_scripts.0.dbfs.destination: must not be set, is dbfs:/a.sh",
        ],
        [
            "a script from somebody's folder",
            script("workspace", "/Users/a.sh"),
            "init_scripts.0.workspace.destination: must not be set, is /Users/a.sh",
        ],
        [
            "a script from another store",
            script("abfss", "abfss://a@b/c.sh"),
            "init_scripts.0.abfss.destination: must not be set, is abfss://a@b/c.sh",
        ],
        [
            "a script from outside the volumes",
            script("volumes", "/tmp/a.sh"),
            "init_scripts.0.volumes.destination: must match /Volumes/.+, is /tmp/a.sh",
        ],
        [
            "a key to log in with",
            { ssh_public_keys: ["ssh-rsa A"] },
            "ssh_public_keys.0: must not be set, is ssh-rsa A",
        ],
        [
            "an image from elsewhere",
            { docker_image: { url: "evil/spark" } },
            "docker_image.url: must not be set, is evil/spark",
        ],
        [
            "local disks in the clear",
            { enable_local_disk_encryption: false },
            "enable_local_disk_encryption: must be true, is false",
        ],
        [
            "somebody else's cost centre",
            { custom_tags: { costCenter: "cc-2" } },
            "custom_tags.costCenter: must be cc-1, is cc-2",
        ],
        ["no isolation", { data_security_mode: "NONE" }, "data_security_mode: must be"],
        ["an old runtime", { spark_version: "13.3.x-scala2.12" }, "spark_version: must be one of"],
        ["a size that is not listed", { node_type_id: "Standard_M128s" }, "node_type_id: must be one of"],
        ["a pool that it does not name", { instance_pool_id: "p" }, "instance_pool_id: must not be set, is p"],
        [
            "a driver's pool that it does not name",
            { driver_instance_pool_id: "p" },
            "driver_instance_pool_id: must not be set, is p",
        ],
    ];
    for (const [what, change, expected] of everywhere) {
        it.each(presets)(`denies ${what} in %s`, (preset) => {
            expect(told(preset, change).some((line) => line.startsWith(expected))).toBe(true);
        });
    }

    it.each(presets)("%s lets scripts come from a volume and tags of the user's own be added", (preset) => {
        expect(told(preset, script("volumes", "/Volumes/main/ops/scripts/a.sh"))).toEqual([]);
        expect(told(preset, { custom_tags: { experiment: "7" } })).toEqual([]);
    });

    it.each(presets)("%s is for its kind of cluster alone", (preset) => {
        const own = policyPresets[preset].clusterType;
        const other = own === "job" ? "all-purpose" : "job";
        expect(told(preset, {}, rulesOf(preset), other)).toContain(`cluster_type: must be ${own}, is ${other}`);
    });
});

describe("A policy of the library denies", () => {
    it.each<[PresetName, string, ClusterSpec, string[]]>([
        ["single-node", "workers", { num_workers: 1 }, ["num_workers: must be 0, is 1"]],
        [
            "single-node",
            "growing",
            { autoscale: { min_workers: 0, max_workers: 2 } },
            ["autoscale.max_workers: must not be set, is 2", "autoscale.min_workers: must not be set, is 0"],
        ],
        [
            "single-node",
            "another master",
            { spark_conf: { "spark.master": "yarn" } },
            ["spark_conf.spark.master: must be local[*], is yarn"],
        ],
        [
            "single-node",
            "never ending",
            { autotermination_minutes: 0 },
            ["autotermination_minutes: must be 10 or more, is 0"],
        ],
        [
            "single-node",
            "ending late",
            { autotermination_minutes: 61 },
            ["autotermination_minutes: must be 60 or less, is 61"],
        ],
        [
            "single-node",
            "saying nothing of its end",
            { autotermination_minutes: undefined },
            ["autotermination_minutes: must be present"],
        ],
        [
            "multi-node",
            "a worker too many",
            { autoscale: { min_workers: 1, max_workers: 9 } },
            ["autoscale.max_workers: must be 8 or less, is 9", "dbus_per_hour: must be 18 or less, is 20"],
        ],
        [
            "multi-node",
            "no workers",
            { autoscale: undefined, num_workers: 0 },
            ["num_workers: must be 1 or more, is 0"],
        ],
        [
            "multi-node",
            "larger nodes, as many",
            { node_type_id: "Standard_D16ds_v5" },
            ["dbus_per_hour: must be 18 or less, is 36"],
        ],
        ["multi-node", "Photon, as many", { runtime_engine: "PHOTON" }, ["dbus_per_hour: must be 18 or less, is 36"]],
        [
            "multi-node",
            "one person's cluster",
            { data_security_mode: "SINGLE_USER" },
            ["data_security_mode: must be USER_ISOLATION, is SINGLE_USER"],
        ],
        [
            "multi-node",
            "a profile of a single node",
            { spark_conf: { "spark.databricks.cluster.profile": "singleNode" } },
            ["spark_conf.spark.databricks.cluster.profile: must not be set, is singleNode"],
        ],
        [
            "multi-node",
            "spot nodes",
            { azure_attributes: { availability: "SPOT_AZURE" } },
            ["azure_attributes.availability: must be ON_DEMAND_AZURE, is SPOT_AZURE"],
        ],
        ["ml-cpu", "a runtime without its libraries", { spark_version: "17.3.x-scala2.13" }, ["spark_version"]],
        ["ml-cpu", "a GPU", { node_type_id: "Standard_NC4as_T4_v3" }, ["node_type_id"]],
        ["ml-gpu", "a node without GPU", { node_type_id: "Standard_D8ds_v5" }, ["node_type_id"]],
        ["ml-gpu", "a driver without GPU", { driver_node_type_id: "Standard_D8ds_v5" }, ["driver_node_type_id"]],
        ["ml-gpu", "a runtime for CPUs", { spark_version: "17.3.x-cpu-ml-scala2.13" }, ["spark_version"]],
        [
            "ml-gpu",
            "a worker too many",
            { autoscale: { min_workers: 1, max_workers: 5 } },
            ["autoscale.max_workers: must be 4 or less, is 5"],
        ],
        [
            "ml-gpu",
            "two workers of the largest size",
            { node_type_id: "Standard_NC24ads_A100_v4", autoscale: { min_workers: 1, max_workers: 2 } },
            ["dbus_per_hour: must be 20 or less, is 30"],
        ],
        [
            "ml-gpu",
            "spot nodes without egress",
            { azure_attributes: { availability: "SPOT_AZURE" } },
            ["azure_attributes.availability: must be SPOT_WITH_FALLBACK_AZURE, is SPOT_AZURE"],
        ],
        [
            "ml-gpu",
            "a driver that is taken back",
            { azure_attributes: { first_on_demand: 0 } },
            ["azure_attributes.first_on_demand: must be 1, is 0"],
        ],
        ["ml-gpu", "Photon", { runtime_engine: "PHOTON" }, ["runtime_engine: must be STANDARD, is PHOTON"]],
        [
            "distributed-gpu-training",
            "growing",
            { num_workers: undefined, autoscale: { min_workers: 1, max_workers: 4 } },
            [
                "autoscale.max_workers: must not be set, is 4",
                "autoscale.min_workers: must not be set, is 1",
                "num_workers: must be present",
            ],
        ],
        [
            "distributed-gpu-training",
            "spot nodes without egress",
            { azure_attributes: { availability: "SPOT_AZURE" } },
            ["azure_attributes.availability: must be one of ON_DEMAND_AZURE, SPOT_WITH_FALLBACK_AZURE, is SPOT_AZURE"],
        ],
        ["distributed-gpu-training", "a small GPU", { node_type_id: "Standard_NC4as_T4_v3" }, ["node_type_id"]],
        [
            "jobs",
            "a worker too many",
            { autoscale: undefined, num_workers: 9 },
            ["dbus_per_hour: must be 18 or less, is 20", "num_workers: must be 8 or less, is 9"],
        ],
        [
            "many-models",
            "a thirteenth worker",
            { num_workers: 13 },
            ["dbus_per_hour: must be 72 or less, is 77", "num_workers: must be 12 or less, is 13"],
        ],
        [
            "many-models",
            "the size of the scenario, unless it is named",
            { node_type_id: "Standard_L16s_v2" },
            ["node_type_id: must be one of Standard_L16s_v3, is Standard_L16s_v2"],
        ],
    ])("%s: %s", (preset, _, change, expected) => {
        const found = told(preset, change).sort();
        expect(found).toHaveLength(expected.length);
        expected.forEach((start, i) => expect(found[i]?.slice(0, start.length)).toBe(start));
    });
});

describe("A policy of the library takes", () => {
    it("the scenario's size by name, for the scenario's 12 workers and no more", () => {
        const rules = rulesOf("many-models", { nodeTypes: ["Standard_L16s_v2"] });
        expect(told("many-models", { node_type_id: "Standard_L16s_v2" }, rules)).toEqual([]);
        expect(rules.dbus_per_hour).toEqual({ type: "range", maxValue: 52 });
        expect(rules.num_workers).toEqual({ type: "range", minValue: 1, maxValue: 12, defaultValue: 12 });
    });

    it("caps and numbers as set", () => {
        const rules = rulesOf("multi-node", { maxDbusPerHour: 40.5, maxWorkers: 3, autoterminationMinutes: 20 });
        expect(rules.dbus_per_hour).toEqual({ type: "range", maxValue: 40.5 });
        expect(rules["autoscale.max_workers"]).toMatchObject({ maxValue: 3, defaultValue: 3 });
        expect(rules.autotermination_minutes).toEqual({ type: "range", minValue: 10, maxValue: 20, defaultValue: 20 });
    });

    it("drivers of their own size, which must then be named", () => {
        const rules = rulesOf("jobs", { driverNodeTypes: ["Standard_E8ds_v5"] });
        expect(told("jobs", {}, rules)).toEqual(["driver_node_type_id: must be present"]);
        expect(told("jobs", { driver_node_type_id: "Standard_E8ds_v5" }, rules)).toEqual([]);
    });

    it("runtimes as versions or in full, the first as the default", () => {
        const rules = rulesOf("jobs", { runtimes: ["16.4", "17.3.x-scala2.13"] });
        expect(rules.spark_version).toEqual({
            type: "allowlist",
            values: ["16.4.x-scala2.13", "16.4.x-scala2.12", "17.3.x-scala2.13"],
            defaultValue: "16.4.x-scala2.13",
        });
    });

    it.each([
        ["hyperopt" as const, ["16.4.x-cpu-ml-scala2.13", "16.4.x-cpu-ml-scala2.12"]],
        ["horovodRunner" as const, ["15.4.x-cpu-ml-scala2.12"]],
    ])("the newest runtime that still has %s", (library, values) => {
        expect(rulesOf("ml-cpu", { libraries: [library] }).spark_version).toMatchObject({ values });
    });

    it("a single node with a GPU", () => {
        const rules = rulesOf("single-node", { variant: "gpu-ml" });
        const spec = { spark_version: "17.3.x-gpu-ml-scala2.13", node_type_id: "Standard_NC64as_T4_v3" };
        expect(told("single-node", spec, rules)).toEqual([]);
    });

    it("spot nodes where the choice is left to who makes the cluster", () => {
        const spot = { azure_attributes: { availability: "SPOT_WITH_FALLBACK_AZURE" } };
        expect(told("distributed-gpu-training", spot)).toEqual([]);
        expect(told("distributed-gpu-training", { azure_attributes: { availability: "ON_DEMAND_AZURE" } })).toEqual([]);
    });

    it("another mode, spot nodes and plain local disks, each in the open", () => {
        const rules = rulesOf("jobs", {
            dataSecurityMode: "USER_ISOLATION",
            availability: "spotWithFallback",
            localDiskEncryption: false,
        });
        expect(rules).toMatchObject({
            data_security_mode: { value: "USER_ISOLATION" },
            "azure_attributes.availability": { value: "SPOT_WITH_FALLBACK_AZURE" },
            "azure_attributes.first_on_demand": { value: 1 },
            "azure_attributes.spot_bid_max_price": { value: -1 },
        });
        expect(rules).not.toHaveProperty("enable_local_disk_encryption");
    });
});

describe("A policy with a pool", () => {
    const pools = {
        gpu: { nodeType: "Standard_NC4as_T4_v3", tagKeys: ["owner"] },
        head: { nodeType: "Standard_NC8as_T4_v3", tagKeys: ["costCenter"] },
    };
    const pooled = (more: Partial<ComputePolicy> = {}) =>
        computePolicyRules(resolved("ml-gpu", { pool: "gpu", ...more }, pools), {
            tags,
            poolIds: { pool: "id-gpu", driverPool: "id-head" },
        });
    const asked = (rules: PolicyRules, spec: ClusterSpec) =>
        evaluatePolicy(rules, spec, { pools: { "id-gpu": "Standard_NC4as_T4_v3", "id-head": "Standard_NC8as_T4_v3" } });
    const spec = {
        spark_version: "17.3.x-gpu-ml-scala2.13",
        num_workers: 4,
        autotermination_minutes: 30,
    };

    it("takes every node from it and leaves size and availability to it", () => {
        expect(pooled()).toMatchObject({
            instance_pool_id: { type: "fixed", value: "id-gpu" },
            driver_instance_pool_id: { type: "fixed", value: "id-gpu" },
            dbus_per_hour: { maxValue: 5 },
        });
        expect(Object.keys(pooled()).filter((path) => /node_type|azure_attributes/.test(path))).toEqual([]);
        expect(asked(pooled(), spec)).toEqual({ allowed: true });
    });

    it("takes the driver from another one where told", () => {
        expect(pooled({ driverPool: "head" })).toMatchObject({
            driver_instance_pool_id: { value: "id-head" },
            dbus_per_hour: { maxValue: 6 },
        });
        expect(asked(pooled({ driverPool: "head" }), spec)).toEqual({ allowed: true });
    });

    it("forbids the tags that the pools set, and fixes the others", () => {
        const rules = pooled({ driverPool: "head" });
        expect(
            Object.entries(rules).flatMap(([path, { type }]) =>
                path.startsWith("custom_tags.") ? [`${path} ${type}`] : [],
            ),
        ).toEqual([
            "custom_tags.environment fixed",
            "custom_tags.owner forbidden",
            "custom_tags.costCenter forbidden",
            "custom_tags.dataClassification fixed",
        ]);
    });

    it("denies another pool", () => {
        expect(asked(pooled(), { ...spec, instance_pool_id: "id-head" })).toMatchObject({ allowed: false });
    });
});

describe("A definition of the library", () => {
    it("is the same at every run", () => {
        const make = () => computePolicyDefinition(resolved("jobs"), { tags });
        expect(make()).toBe(make());
        expect(JSON.parse(make())).toEqual(rulesOf("jobs"));
    });
});
