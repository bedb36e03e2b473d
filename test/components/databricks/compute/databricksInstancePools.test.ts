import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
    DatabricksInstancePools,
    type DatabricksInstancePoolsArgs,
} from "../../../../components/databricks/compute/databricksInstancePools";
import { knownPools, type ComputePool } from "../../../../components/databricks/compute/poolChecks";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const poolType = "databricks:index/instancePool:InstancePool";
const permissionsType = "databricks:index/permissions:Permissions";
const pool = (more: Partial<ComputePool> = {}): ComputePool => ({
    name: "cpu",
    nodeType: "Standard_D8ds_v5",
    groups: ["engineers"],
    maxCapacity: 10,
    ...more,
});
const pools = (args: Partial<DatabricksInstancePoolsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksInstancePools("pools", { pools: [pool()], tags, ...args }, opts);
const full = () =>
    pools({
        pools: [
            pool({ minIdleInstances: 1, idleAutoterminationMinutes: 5, preloadedRuntime: "17.3.x-cpu-ml-scala2.13" }),
            pool({
                name: "gpu",
                nodeType: "Standard_NC4as_T4_v3",
                groups: ["scientists", "engineers"],
                availability: "spot",
                preloadedRuntime: "17.3",
            }),
            pool({ name: "diskless", nodeType: "Standard_D8s_v5", preloadedRuntime: "16.4" }),
        ],
    });

let warned: string[] = [];
beforeEach(() => {
    warned = [];
    vi.spyOn(console, "warn").mockImplementation((line: string) => void warned.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe("DatabricksInstancePools with one pool", () => {
    it("makes the pool and lets its groups attach to it", async () => {
        const resources = await recorded(() => pools());
        expect(listed(resources)).toEqual([
            "DatabricksInstancePools pools",
            "InstancePool pools-cpu",
            "Permissions pools-cpu-attach",
        ]);
        const permissions = one(resources, permissionsType);
        expect(permissions.inputs.accessControls).toEqual([
            { groupName: "engineers", permissionLevel: "CAN_ATTACH_TO" },
        ]);
        expect(waitsFor(permissions)).toEqual(["InstancePool pools-cpu"]);
    });

    it("keeps nothing idle for long, on demand, tagged, and never beyond its size", async () => {
        expect(one(await recorded(() => pools()), poolType).inputs).toEqual({
            instancePoolName: "cpu",
            nodeTypeId: "Standard_D8ds_v5",
            minIdleInstances: 0,
            maxCapacity: 10,
            idleInstanceAutoterminationMinutes: 15,
            azureAttributes: { availability: "ON_DEMAND_AZURE" },
            enableElasticDisk: true,
            customTags: tags,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => pools(), "preview"))).toEqual(listed(await recorded(() => pools())));
    });
});

describe("DatabricksInstancePools hardened", () => {
    it("breaks no rule of the policy pack, and protects nothing", async () => {
        expect(await violations(() => pools({}, { protect: true }))).toEqual([]);
        expect(guarded(await recorded(() => pools({}, { protect: true })))).toEqual([]);
    });
});

describe("DatabricksInstancePools full", () => {
    it("takes numbers, spot machines and runtimes as set, those for GPUs where there are GPUs", async () => {
        const resources = await recorded(full);
        expect(one(resources, poolType, "pools-cpu").inputs).toMatchObject({
            minIdleInstances: 1,
            idleInstanceAutoterminationMinutes: 5,
            preloadedSparkVersions: ["17.3.x-cpu-ml-scala2.13"],
        });
        expect(one(resources, poolType, "pools-gpu").inputs).toMatchObject({
            azureAttributes: { availability: "SPOT_AZURE", spotBidMaxPrice: -1 },
            preloadedSparkVersions: ["17.3.x-gpu-ml-scala2.13"],
        });
    });

    it("gives a disk to machines that have none", async () => {
        const resources = await recorded(full);
        expect(one(resources, poolType, "pools-diskless").inputs).toMatchObject({
            diskSpec: { diskType: { azureDiskVolumeType: "PREMIUM_LRS" }, diskSize: 128, diskCount: 1 },
            preloadedSparkVersions: ["16.4.x-scala2.13"],
        });
        expect(one(resources, poolType, "pools-gpu").inputs).not.toHaveProperty("diskSpec");
    });

    it("gives what policies must know of a pool", async () => {
        let made: DatabricksInstancePools | undefined;
        const { resources } = await recordUnit(() => (made = full()));
        const told = await new Promise<unknown>((resolve) => pulumi.output(made?.pools).apply(resolve));
        expect(told).toMatchObject({
            gpu: {
                poolId: resources.find(({ shown }) => shown.name === "pools-gpu")?.id,
                nodeType: "Standard_NC4as_T4_v3",
                availability: "spot",
                groups: ["scientists", "engineers"],
                maxCapacity: 10,
                tagKeys: Object.keys(tags),
            },
        });
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resolved = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resolved));
        expect(misnamedChildren(resolved, "pools")).toEqual([]);
    });

    it("warns of a size and a runtime that end, with their days", async () => {
        await recorded(() => pools({ pools: [pool({ nodeType: "Standard_L8s_v2", preloadedRuntime: "15.4" })] }));
        expect(warned).toEqual([
            "warning: [runtime] pools[0].nodeType: Azure retires Standard_L8s_v2 on 2028-11-15; move to Standard_L8s_v3",
            "warning: [runtime] pools[0].preloadedRuntime: Databricks ends the support of runtime 15.4 on 2027-08-19; move to a newer one",
        ]);
    });
});

describe("DatabricksInstancePools refuses, before it registers anything,", () => {
    it.each<[string, Partial<ComputePool>, string]>([
        ["no group", { groups: [] }, "groups: is empty: no one could use the pool; name an account group"],
        ["all users", { groups: ["users"] }, `groups[0]: "users" is a group of Databricks' own; name an account group`],
        ["no name", { name: "" }, 'name: must have 1 to 99 characters, is ""'],
        [
            "a retired size",
            { nodeType: "Standard_NC6s_v3" },
            "nodeType: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4",
        ],
        [
            "no capacity",
            { maxCapacity: 0, minIdleInstances: 0 },
            "maxCapacity: must be a whole number, 1 or more, is 0",
        ],
        [
            "more idle machines than machines",
            { minIdleInstances: 11 },
            "minIdleInstances: must be a whole number from 0 to maxCapacity (10), is 11",
        ],
        [
            "idleness without end",
            { idleAutoterminationMinutes: 10_001 },
            "idleAutoterminationMinutes: must be a whole number from 0 to 10000, is 10001",
        ],
        [
            "a retired runtime",
            { preloadedRuntime: "13.3" },
            "preloadedRuntime: Databricks ended the support of runtime 13.3 on 2026-08-22; take a newer one",
        ],
        [
            "a runtime that does not go with the size",
            { preloadedRuntime: "17.3.x-gpu-ml-scala2.13" },
            "preloadedRuntime: is 17.3.x-gpu-ml-scala2.13, which does not go with Standard_D8ds_v5",
        ],
    ])("%s", async (_, more, expected) => {
        expect(await refusal(() => pools({ pools: [pool(more)] }))).toEqual([
            `DatabricksInstancePools "pools" pools[0].${expected}`,
        ]);
    });

    it("a name that is duplicated, and a tag that Databricks sets, together", async () => {
        expect(await refusal(() => pools({ pools: [pool(), pool()], tags: { ClusterId: "x" } }))).toEqual([
            'DatabricksInstancePools "pools" pools: name "cpu" is duplicated',
            'DatabricksInstancePools "pools" tags.ClusterId: is a tag that Databricks sets itself; take another name',
        ]);
    });
});

describe("What is known of pools before they exist", () => {
    it("is enough to check policies with", () => {
        expect(knownPools([pool({ availability: "spot" })], { owner: "me" })).toEqual({
            cpu: {
                nodeType: "Standard_D8ds_v5",
                availability: "spot",
                groups: ["engineers"],
                maxCapacity: 10,
                tagKeys: ["owner"],
            },
        });
    });
});
