import { describe, expect, it } from "vitest";
import {
    allowlist,
    blocklist,
    fixed,
    fixedHidden,
    forbidden,
    policyDefinition,
    range,
    regex,
    ruleIssues,
    unlimited,
    type PolicyRule,
    type PolicyRules,
} from "../../../../components/databricks/compute/policyDefinition";

const lines = (rules: PolicyRules) => ruleIssues(rules).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);

describe("A policy definition", () => {
    it("is the text that Databricks takes, with its keys sorted", () => {
        const rules = {
            spark_version: allowlist(["17.3.x-scala2.13"], { defaultValue: "17.3.x-scala2.13" }),
            autotermination_minutes: range({ minValue: 10, maxValue: 60 }, { defaultValue: 30 }),
            "custom_tags.owner": fixedHidden("me"),
            instance_pool_id: forbidden(),
            "spark_env_vars.A": unlimited({ isOptional: true }),
        };
        expect(policyDefinition("p", rules)).toBe(
            '{"autotermination_minutes":{"defaultValue":30,"maxValue":60,"minValue":10,"type":"range"},' +
                '"custom_tags.owner":{"hidden":true,"type":"fixed","value":"me"},' +
                '"instance_pool_id":{"hidden":true,"type":"forbidden"},' +
                '"spark_env_vars.A":{"isOptional":true,"type":"unlimited"},' +
                '"spark_version":{"defaultValue":"17.3.x-scala2.13","type":"allowlist","values":["17.3.x-scala2.13"]}}',
        );
    });

    it("is the same whatever the order of its rules", () => {
        const a = { num_workers: fixed(1), cluster_name: fixed("a") };
        expect(policyDefinition("p", a)).toBe(
            policyDefinition("p", { cluster_name: a.cluster_name, num_workers: a.num_workers }),
        );
    });

    it("tells all that is wrong with it at once", () => {
        expect(() =>
            policyDefinition("p", { num_workers: range({ minValue: 2, maxValue: 1 }), nodes: fixed(1) }),
        ).toThrow(
            'Policy definition "p": num_workers: minValue 2 is above maxValue 1: nothing would be allowed; ' +
                "nodes: is no attribute of a cluster: the rule would limit nothing",
        );
    });
});

describe("Rules", () => {
    it.each<[string, string, PolicyRule]>([
        ["a key of a map with dots", "spark_conf.spark.databricks.cluster.profile", fixed("singleNode")],
        ["every element of a list", "init_scripts.*.volumes.destination", regex("/Volumes/.+", { isOptional: true })],
        ["one element of a list", "init_scripts.0.volumes.destination", fixed("/Volumes/a/b/c.sh")],
        ["a list of plain values", "ssh_public_keys.*", forbidden()],
        ["a virtual attribute", "cluster_type", allowlist(["job", "dlt"])],
        ["one bound alone", "dbus_per_hour", range({ maxValue: 10.5 })],
        ["values that are out", "spark_version", blocklist(["4.0"])],
        ["a switch", "workload_type.clients.jobs", fixed(false)],
        ["a default only", "num_workers", unlimited({ defaultValue: 2 })],
    ])("may limit %s", (_, path, rule) => {
        expect(lines({ [path]: rule })).toEqual([]);
    });

    it.each<[string, string, PolicyRule, string]>([
        [
            "a range upside down",
            "num_workers",
            range({ minValue: 5, maxValue: 4 }),
            "minValue 5 is above maxValue 4: nothing would be allowed",
        ],
        ["a range of nothing", "num_workers", range({}), "has neither minValue nor maxValue"],
        [
            "a default above the range",
            "num_workers",
            range({ maxValue: 4 }, { defaultValue: 5 }),
            "its default 5 is not what it allows: it must be 4 or less",
        ],
        [
            "a default below the range",
            "num_workers",
            range({ minValue: 4 }, { defaultValue: 3 }),
            "its default 3 is not what it allows: it must be 4 or more",
        ],
        [
            "a default that is not listed",
            "node_type_id",
            allowlist(["a", "b"], { defaultValue: "c" }),
            "its default c is not what it allows: it must be one of a, b",
        ],
        [
            "a default that is listed as out",
            "node_type_id",
            blocklist(["a"], { defaultValue: "a" }),
            "its default a is not what it allows: it must be none of a",
        ],
        [
            "a default that does not match",
            "node_type_id",
            regex("Standard_.*", { defaultValue: "x" }),
            "its default x is not what it allows: it must match Standard_.*",
        ],
        ["an empty list", "node_type_id", allowlist([]), "has no values"],
        ["a value twice", "node_type_id", allowlist(["a", "a"]), "has a more than once"],
        ["no pattern", "node_type_id", regex("("), '"(" is not a pattern'],
        [
            "a default of what is forbidden",
            "instance_pool_id",
            { type: "forbidden", defaultValue: "a" } as PolicyRule,
            "defaultValue has no meaning in a forbidden rule; leave it out",
        ],
        [
            "an optional fixed value",
            "instance_pool_id",
            { type: "fixed", value: "a", isOptional: true } as PolicyRule,
            "isOptional has no meaning in a fixed rule; leave it out",
        ],
        [
            "forbidding what every cluster needs",
            "spark_version",
            forbidden(),
            "cannot be forbidden: no cluster goes without it",
        ],
        ["units by anything but a range", "dbus_per_hour", unlimited(), "takes a range only, not unlimited"],
        ["a text for a number", "num_workers", fixed("3"), 'takes a number, but the rule has "3"'],
        ["a range of texts", "node_type_id", range({ maxValue: 3 }), "takes a string, which has no range"],
        ["a pattern of numbers", "num_workers", regex("[0-9]"), "takes a number, which has no pattern"],
        [
            "a misspelt attribute",
            "autotermination_minute",
            fixed(3),
            "is no attribute of a cluster: the rule would limit nothing",
        ],
        [
            "a list without its element",
            "init_scripts.dbfs.destination",
            forbidden(),
            "is no attribute of a cluster: the rule would limit nothing",
        ],
        [
            "a tag without a name",
            "custom_tags.",
            fixed("a"),
            "is no attribute of a cluster: the rule would limit nothing",
        ],
    ])("refuse %s", (_, path, rule, expected) => {
        expect(lines({ [path]: rule })).toEqual([`${path}: ${expected}`]);
    });

    it("refuse a fixed number of workers together with fixed bounds of it", () => {
        expect(lines({ num_workers: fixed(2), "autoscale.max_workers": fixed(4) })).toEqual([
            "num_workers: is fixed together with autoscale, but a cluster has one or the other; forbid one of them",
        ]);
    });
});
