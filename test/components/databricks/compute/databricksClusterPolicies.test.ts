import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
    DatabricksClusterPolicies,
    type DatabricksClusterPoliciesArgs,
} from "../../../../components/databricks/compute/databricksClusterPolicies";
import { DatabricksInstancePools } from "../../../../components/databricks/compute/databricksInstancePools";
import { evaluatePolicy } from "../../../../components/databricks/compute/policyEvaluator";
import type { PolicyRules } from "../../../../components/databricks/compute/policyDefinition";
import type { ComputePolicy } from "../../../../components/databricks/compute/policyPresets";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const policyType = "databricks:index/clusterPolicy:ClusterPolicy";
const permissionsType = "databricks:index/permissions:Permissions";
const policy = (more: Partial<ComputePolicy> = {}): ComputePolicy => ({
    name: "single-node",
    preset: "single-node",
    groups: ["scientists"],
    ...more,
});
const policies = (args: Partial<DatabricksClusterPoliciesArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksClusterPolicies("compute", { policies: [policy()], tags, ...args }, opts);
const everyPreset = (opts?: pulumi.ComponentResourceOptions) =>
    policies(
        {
            policies: (
                [
                    "single-node",
                    "multi-node",
                    "ml-cpu",
                    "ml-gpu",
                    "distributed-gpu-training",
                    "jobs",
                    "many-models",
                ] as const
            ).map((preset) => policy({ name: preset, preset })),
        },
        opts,
    );
const full = () => {
    const pools = new DatabricksInstancePools("pools", {
        pools: [{ name: "gpu", nodeType: "Standard_NC4as_T4_v3", groups: ["scientists", "engineers"], maxCapacity: 9 }],
        tags,
    });
    return policies({
        policies: [
            policy({
                name: "gpu-pool",
                preset: "ml-gpu",
                groups: ["scientists", "engineers"],
                pool: "gpu",
                maxClustersPerUser: 2,
            }),
            policy({ name: "nightly", preset: "many-models", nodeTypes: ["Standard_L16s_v2"], maxDbusPerHour: 60 }),
        ],
        pools: pools.pools,
    });
};

let warned: string[] = [];
beforeEach(() => {
    warned = [];
    vi.spyOn(console, "warn").mockImplementation((line: string) => void warned.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe("DatabricksClusterPolicies with one policy", () => {
    it("makes the policy and lets its groups use it", async () => {
        const resources = await recorded(() => policies());
        expect(listed(resources)).toEqual([
            "ClusterPolicy compute-single-node",
            "DatabricksClusterPolicies compute",
            "Permissions compute-single-node-use",
        ]);
        const permissions = one(resources, permissionsType);
        expect(permissions.inputs.accessControls).toEqual([{ groupName: "scientists", permissionLevel: "CAN_USE" }]);
        expect(waitsFor(permissions)).toEqual(["ClusterPolicy compute-single-node"]);
    });

    it("lets programs use it in addition to users", async () => {
        const applicationIds = ["8a6d2c10-0000-4000-8000-0000000000b1"];
        const resources = await recorded(() => policies({ policies: [policy({ applicationIds })] }));
        expect(one(resources, permissionsType).inputs.accessControls).toEqual([
            { groupName: "scientists", permissionLevel: "CAN_USE" },
            { servicePrincipalName: applicationIds[0], permissionLevel: "CAN_USE" },
        ]);
    });

    it("gives the policy its plain name, its purpose and a definition that ends, caps, tags and denies public access", async () => {
        const { inputs } = one(await recorded(() => policies()), policyType);
        expect([inputs.name, inputs.description]).toEqual([
            "single-node",
            "One node without workers, for small data and a single model. Languages: Python, SQL, Scala, R.",
        ]);
        expect(JSON.parse(inputs.definition as string)).toMatchObject({
            autotermination_minutes: { type: "range", minValue: 10, maxValue: 60 },
            dbus_per_hour: { type: "range" },
            "custom_tags.costCenter": { type: "fixed", value: "cc-1" },
            "init_scripts.*.dbfs.destination": { type: "forbidden" },
            "ssh_public_keys.*": { type: "forbidden" },
            data_security_mode: { type: "fixed", value: "SINGLE_USER" },
            enable_local_disk_encryption: { type: "fixed", value: true },
        });
    });

    it.each([
        ["SINGLE_USER", true],
        ["USER_ISOLATION", false],
    ] as const)("says of clusters in mode %s whether they run R: %s", async (dataSecurityMode, runsR) => {
        const { inputs } = one(
            await recorded(() => policies({ policies: [policy({ dataSecurityMode })] })),
            policyType,
        );
        const spec = { data_security_mode: dataSecurityMode };
        const rules = JSON.parse(inputs.definition as string) as PolicyRules;
        const verdict = evaluatePolicy(rules, spec);
        expect(verdict.allowed ? [] : verdict.denials.filter(({ path }) => path === "data_security_mode")).toEqual([]);
        expect(/, R\.$/.test(inputs.description as string)).toBe(runsR);
    });

    it("shows the same resources, and the whole definition, in a preview", async () => {
        const preview = await recorded(() => policies(), "preview");
        const resolved = await recorded(() => policies());
        expect(listed(preview)).toEqual(listed(resolved));
        expect(one(preview, policyType).inputs.definition).toEqual(one(resolved, policyType).inputs.definition);
    });
});

describe("DatabricksClusterPolicies hardened", () => {
    it("breaks no rule of the policy pack with any preset", async () => {
        expect(await violations(() => everyPreset({ protect: true }))).toEqual([]);
    });

    it("holds no data, so that nothing of it is protected", async () => {
        expect(guarded(await recorded(() => everyPreset({ protect: true })))).toEqual([]);
    });

    it("warns of nothing", async () => {
        await recorded(() => everyPreset());
        expect(warned).toEqual([]);
    });
});

describe("DatabricksClusterPolicies full", () => {
    it("takes a pool by its id, and leaves the tags that the pool sets to the pool", async () => {
        const resources = await recordUnit(full);
        const pool = resources.resources.find(({ shown }) => shown.name === "pools-gpu");
        const made = one(
            resources.resources.map(({ shown }) => shown),
            policyType,
            "compute-gpu-pool",
        );
        expect(JSON.parse(made.inputs.definition as string)).toMatchObject({
            instance_pool_id: { type: "fixed", value: pool?.id },
            "custom_tags.owner": { type: "forbidden" },
        });
        expect(made.inputs.maxClustersPerUser).toBe(2);
        expect(waitsFor(made)).toContain("InstancePool pools-gpu");
    });

    it("does not know a definition before its pool is there", async () => {
        const preview = await recorded(full, "preview");
        expect(one(preview, policyType, "compute-gpu-pool").inputs.definition).toEqual({ $unknown: true });
        expect(one(preview, policyType, "compute-nightly").inputs.definition).toEqual(expect.any(String));
    });

    it("breaks no rule of the policy pack but that on a size that ends", async () => {
        expect(await violations(full)).toEqual(["databricks-node-type-retirement on compute-nightly"]);
    });

    it("warns of a size that ends, with its day", async () => {
        await recorded(full);
        expect(warned).toEqual([
            "warning: [runtime] policies[1].nodeTypes: Azure retires Standard_L16s_v2 on 2028-11-15; move to Standard_L16s_v3",
        ]);
    });

    it("lets every group of a policy use it", async () => {
        expect(one(await recorded(full), permissionsType, "compute-gpu-pool-use").inputs.accessControls).toEqual([
            { groupName: "scientists", permissionLevel: "CAN_USE" },
            { groupName: "engineers", permissionLevel: "CAN_USE" },
        ]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resolved = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resolved));
        expect(
            misnamedChildren(
                resolved.filter(({ name }) => !name.startsWith("pools")),
                "compute",
            ),
        ).toEqual([]);
    });

    it("gives ids and definitions by the policies' names", async () => {
        let made: DatabricksClusterPolicies | undefined;
        const { resources } = await recordUnit(() => (made = policies()));
        const told = await new Promise((resolve) =>
            pulumi.output({ ids: made?.policyIds, definitions: made?.definitions }).apply(resolve),
        );
        const registered = resources.find(({ shown }) => shown.type === policyType);
        expect(told).toEqual({
            ids: { "single-node": registered?.id },
            definitions: { "single-node": registered?.shown.inputs.definition },
        });
    });
});

describe("DatabricksClusterPolicies refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksClusterPoliciesArgs>, string[]]>([
        [
            "a policy for GPUs without a GPU",
            { policies: [policy({ preset: "ml-gpu", nodeTypes: ["Standard_D8ds_v5"] })] },
            [
                "policies[0].nodeTypes[0]: Standard_D8ds_v5 has no GPU, but the runtime is for GPUs, on driver and workers alike",
            ],
        ],
        [
            "a retired runtime and a policy without groups, together",
            { policies: [policy({ groups: [], runtimes: ["13.3"] })] },
            [
                "policies[0].groups: is empty: no one could use the policy; name an account group",
                "policies[0].runtimes[0]: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one",
            ],
        ],
        [
            "a pool that it was not given",
            { policies: [policy({ pool: "cpu" })] },
            ['policies[0].pool: there is no pool "cpu"; there are: none'],
        ],
        [
            "a tag that Databricks sets",
            { tags: { Vendor: "us" } },
            ["tags.Vendor: is a tag that Databricks sets itself; take another name"],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => policies(args))).toEqual(
            expected.map((line) => `DatabricksClusterPolicies "compute" ${line}`),
        );
    });
});
