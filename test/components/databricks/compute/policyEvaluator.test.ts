import { describe, expect, it } from "vitest";
import type { ClusterSpec } from "../../../../components/databricks/compute/clusterSpec";
import {
    allowlist,
    blocklist,
    fixed,
    forbidden,
    policyDefinition,
    range,
    regex,
    unlimited,
    type PolicyRules,
} from "../../../../components/databricks/compute/policyDefinition";
import { evaluatePolicy, type PolicyRequest } from "../../../../components/databricks/compute/policyEvaluator";

const denials = (rules: PolicyRules, spec: ClusterSpec, request?: PolicyRequest) => {
    const verdict = evaluatePolicy(rules, spec, request);
    return verdict.allowed ? [] : verdict.denials.map(({ path, rule, reason }) => `${path} [${rule}] ${reason}`);
};
const script = (place: string, destination: string) => ({ [place]: { destination } });

describe("A policy allows", () => {
    it.each<[string, PolicyRules, ClusterSpec]>([
        ["whatever it does not speak of", {}, { anything: 1 }],
        ["a fixed value that is left out, since it is set then", { "custom_tags.owner": fixed("me") }, {}],
        ["a fixed value that is given", { "custom_tags.owner": fixed("me") }, { custom_tags: { owner: "me" } }],
        ["a number given as text", { num_workers: fixed(3) }, { num_workers: "3" as unknown as number }],
        ["what is listed", { node_type_id: allowlist(["a", "b"]) }, { node_type_id: "b" }],
        ["what is not listed as out", { node_type_id: blocklist(["a"]) }, { node_type_id: "b" }],
        [
            "what matches from end to end",
            { node_type_id: regex("Standard_L.*|x") },
            { node_type_id: "Standard_L8s_v3" },
        ],
        ["both bounds of a range", { num_workers: range({ minValue: 1, maxValue: 1 }) }, { num_workers: 1 }],
        ["anything where only presence is asked", { "custom_tags.a": unlimited() }, { custom_tags: { a: "" } }],
        ["to leave out what is optional", { node_type_id: allowlist(["a"], { isOptional: true }) }, {}],
        ["to leave out what is forbidden", { instance_pool_id: forbidden() }, {}],
        [
            "a null for what is forbidden",
            { instance_pool_id: forbidden() },
            { instance_pool_id: null as unknown as string },
        ],
        [
            "scripts of another kind than the forbidden one",
            { "init_scripts.*.dbfs.destination": forbidden() },
            { init_scripts: [script("volumes", "/Volumes/a")] },
        ],
        [
            "no scripts at all where scripts are limited",
            { "init_scripts.*.volumes.destination": regex("/Volumes/.+") },
            {},
        ],
    ])("%s", (_, rules, spec) => {
        expect(denials(rules, spec)).toEqual([]);
    });
});

describe("A policy denies", () => {
    it.each<[string, PolicyRules, ClusterSpec, string]>([
        [
            "another value than the fixed one",
            { "custom_tags.owner": fixed("me") },
            { custom_tags: { owner: "you" } },
            "custom_tags.owner [custom_tags.owner fixed] must be me, is you",
        ],
        [
            "what is forbidden",
            { instance_pool_id: forbidden() },
            { instance_pool_id: "p" },
            "instance_pool_id [instance_pool_id forbidden] must not be set, is p",
        ],
        [
            "what is not listed",
            { node_type_id: allowlist(["a", "b"]) },
            { node_type_id: "c" },
            "node_type_id [node_type_id allowlist] must be one of a, b, is c",
        ],
        [
            "what is listed as out",
            { node_type_id: blocklist(["a"]) },
            { node_type_id: "a" },
            "node_type_id [node_type_id blocklist] must be none of a, is a",
        ],
        [
            "what matches in part only",
            { node_type_id: regex("L8|L16") },
            { node_type_id: "L16s" },
            "node_type_id [node_type_id regex] must match L8|L16, is L16s",
        ],
        [
            "a number above the range",
            { "autoscale.max_workers": range({ maxValue: 4 }) },
            { autoscale: { max_workers: 5 } },
            "autoscale.max_workers [autoscale.max_workers range] must be 4 or less, is 5",
        ],
        [
            "a number below the range",
            { autotermination_minutes: range({ minValue: 10 }) },
            { autotermination_minutes: 0 },
            "autotermination_minutes [autotermination_minutes range] must be 10 or more, is 0",
        ],
        [
            "a text in a range",
            { num_workers: range({ minValue: 0 }) },
            { num_workers: "" as unknown as number },
            "num_workers [num_workers range] must be a number, is ",
        ],
        [
            "to leave out what it limits",
            { num_workers: range({ maxValue: 4 }) },
            {},
            "num_workers [num_workers range] must be present",
        ],
        [
            "to leave out a tag that it asks for",
            { "custom_tags.a": unlimited() },
            { custom_tags: { b: "1" } },
            "custom_tags.a [custom_tags.a unlimited] must be present",
        ],
        [
            "a default that was not asked for",
            { num_workers: range({ maxValue: 4 }, { defaultValue: 2 }) },
            {},
            "num_workers [num_workers range] must be present",
        ],
        [
            "an optional value that is wrong",
            { node_type_id: allowlist(["a"], { isOptional: true }) },
            { node_type_id: "b" },
            "node_type_id [node_type_id allowlist] must be one of a, is b",
        ],
        [
            "one script of several",
            { "init_scripts.*.dbfs.destination": forbidden() },
            { init_scripts: [script("volumes", "/Volumes/a"), script("dbfs", "dbfs:/a")] },
            "init_scripts.1.dbfs.destination [init_scripts.*.dbfs.destination forbidden] must not be set, is dbfs:/a",
        ],
        [
            "a key",
            { "ssh_public_keys.*": forbidden() },
            { ssh_public_keys: ["ssh-rsa A"] },
            "ssh_public_keys.0 [ssh_public_keys.* forbidden] must not be set, is ssh-rsa A",
        ],
        [
            "a missing element that a rule names by its index",
            { "init_scripts.0.volumes.destination": fixed("/Volumes/a") },
            { init_scripts: [] },
            "init_scripts.0.volumes.destination [init_scripts.0.volumes.destination fixed] must be present",
        ],
        [
            "a setting whose key has dots",
            { "spark_conf.spark.master": fixed("local[*]") },
            { spark_conf: { "spark.master": "yarn" } },
            "spark_conf.spark.master [spark_conf.spark.master fixed] must be local[*], is yarn",
        ],
        [
            "an image",
            { "docker_image.url": forbidden() },
            { docker_image: { url: "a/b" } },
            "docker_image.url [docker_image.url forbidden] must not be set, is a/b",
        ],
    ])("%s", (_, rules, spec, expected) => {
        expect(denials(rules, spec)).toEqual([expected]);
    });

    it("by every rule that is broken, not by the first alone", () => {
        expect(
            denials(
                { num_workers: fixed(1), instance_pool_id: forbidden() },
                { num_workers: 2, instance_pool_id: "p" },
            ),
        ).toHaveLength(2);
    });
});

describe("A list", () => {
    const rules = {
        "init_scripts.0.volumes.destination": fixed("/Volumes/first"),
        "init_scripts.*.volumes.destination": forbidden(),
    };

    it("is judged by the rule with the index first, and by the star elsewhere", () => {
        expect(denials(rules, { init_scripts: [script("volumes", "/Volumes/first")] })).toEqual([]);
        expect(
            denials(rules, { init_scripts: [script("volumes", "/Volumes/first"), script("volumes", "/Volumes/b")] }),
        ).toEqual([
            "init_scripts.1.volumes.destination [init_scripts.*.volumes.destination forbidden] must not be set, is /Volumes/b",
        ]);
    });
});

describe("Defaults", () => {
    const rules = {
        num_workers: range({ minValue: 1, maxValue: 4 }, { defaultValue: 2 }),
        "custom_tags.team": unlimited({ defaultValue: "core" }),
    };

    it("are set where the request asks for them, and do not displace what it says", () => {
        expect(denials(rules, { apply_policy_default_values: true })).toEqual([]);
        expect(denials(rules, { apply_policy_default_values: true, num_workers: 5 })).toEqual([
            "num_workers [num_workers range] must be 4 or less, is 5",
        ]);
    });

    it("of the number of workers are not set together with bounds of it", () => {
        const both = {
            num_workers: range({ maxValue: 4 }, { defaultValue: 4, isOptional: true }),
            dbus_per_hour: range({ maxValue: 3 }),
        };
        const spec = {
            node_type_id: "Standard_D4ds_v5",
            autoscale: { max_workers: 2 },
            apply_policy_default_values: true,
        };
        expect(denials(both, spec)).toEqual([]);
    });

    it("leave the request as it was", () => {
        const spec: ClusterSpec = { apply_policy_default_values: true };
        evaluatePolicy(rules, spec);
        expect(spec).toEqual({ apply_policy_default_values: true });
    });
});

describe("Units in an hour", () => {
    const cap = (maxValue: number) => ({ dbus_per_hour: range({ maxValue }) });
    const size = "Standard_D4ds_v5";

    it.each<[string, ClusterSpec, PolicyRequest, number]>([
        ["count the driver", { node_type_id: size }, {}, 1],
        ["count workers and driver", { node_type_id: size, num_workers: 3 }, {}, 4],
        [
            "count the most workers there may be",
            { node_type_id: size, autoscale: { min_workers: 1, max_workers: 7 } },
            {},
            8,
        ],
        [
            "count a driver of another size",
            { node_type_id: size, driver_node_type_id: "Standard_E8ds_v5", num_workers: 2 },
            {},
            4.75,
        ],
        ["double with Photon", { node_type_id: size, num_workers: 1, runtime_engine: "PHOTON" }, {}, 4],
        [
            "double with a runtime of Photon",
            { node_type_id: size, num_workers: 1, spark_version: "15.4.x-photon-scala2.12" },
            {},
            4,
        ],
        [
            "are two and a half times with Photon in a job",
            { node_type_id: size, num_workers: 1, runtime_engine: "PHOTON" },
            { clusterType: "job" },
            5,
        ],
        [
            "add up what does not add up in binary",
            { node_type_id: "Standard_NC40ads_H100_v5", num_workers: 2 },
            {},
            39.18,
        ],
        [
            "come from the size of a pool",
            { instance_pool_id: "p", num_workers: 1 },
            { pools: { p: "Standard_L16s_v3" } },
            11,
        ],
        [
            "come from two pools",
            { instance_pool_id: "p", driver_instance_pool_id: "d", num_workers: 1 },
            { pools: { p: "Standard_L16s_v3", d: size } },
            6.5,
        ],
    ])("%s", (_, spec, request, expected) => {
        expect(denials(cap(expected), spec, request)).toEqual([]);
        expect(denials(cap(expected - 0.01), spec, request)).toEqual([
            `dbus_per_hour [dbus_per_hour range] must be ${expected - 0.01} or less, is ${expected}`,
        ]);
    });

    it.each<[string, ClusterSpec]>([
        ["an unknown size", { node_type_id: "Standard_Z1" }],
        ["an unknown size of the workers", { node_type_id: "Standard_Z1", driver_node_type_id: size, num_workers: 1 }],
        ["an unknown pool", { instance_pool_id: "p" }],
        ["no size", {}],
    ])("cannot be counted for %s, and then nothing is allowed", (_, spec) => {
        expect(denials(cap(100), spec)).toEqual([
            "dbus_per_hour [dbus_per_hour range] cannot be counted: a size is missing or unknown",
        ]);
    });
});

describe("What a cluster is made for", () => {
    it("is given with the cluster, and is all-purpose by default", () => {
        const rules = { cluster_type: fixed("job") };
        expect(denials(rules, {}, { clusterType: "job" })).toEqual([]);
        expect(denials(rules, {})).toEqual(["cluster_type [cluster_type fixed] must be job, is all-purpose"]);
    });
});

describe("A definition as text", () => {
    it("is judged like its rules", () => {
        const text = policyDefinition("p", { num_workers: range({ maxValue: 4 }) });
        expect(evaluatePolicy(text, { num_workers: 4 })).toEqual({ allowed: true });
        expect(evaluatePolicy(text, { num_workers: 5 })).toEqual({
            allowed: false,
            denials: [{ path: "num_workers", rule: "num_workers range", reason: "must be 4 or less, is 5" }],
        });
    });
});
