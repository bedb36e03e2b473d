import type { WarehouseSize } from "../../../../azure/databricks/warehouseSizes";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksSqlWarehouse,
    type DatabricksSqlWarehouseArgs,
} from "../../../../components/databricks/compute/databricksSqlWarehouse";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren } from "../../invariants";

const endpoint = "databricks:index/sqlEndpoint:SqlEndpoint";
const warehouse = (args: Partial<DatabricksSqlWarehouseArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksSqlWarehouse("warehouse", { groups: ["analysts"], ...args }, opts);
const hardened = () => warehouse({ tags }, { protect: true });
const full = () =>
    warehouse({
        name: "Analysts",
        size: "Large",
        minClusters: 2,
        maxClusters: 5,
        autoStopMinutes: 20,
        serverless: false,
        groups: ["analysts", "data-scientists"],
        tags: { owner: "data-platform" },
    });

describe("DatabricksSqlWarehouse with only its required inputs", () => {
    it("makes a warehouse and the right to use it", async () => {
        expect(listed(await recorded(() => warehouse()))).toEqual([
            "DatabricksSqlWarehouse warehouse",
            "Permissions warehouse-use",
            "SqlEndpoint warehouse",
        ]);
    });

    it("is small, serverless and stops after ten minutes", async () => {
        expect(one(await recorded(() => warehouse()), endpoint).inputs).toEqual({
            name: "warehouse",
            clusterSize: "2X-Small",
            minNumClusters: 1,
            maxNumClusters: 1,
            autoStopMins: 10,
            warehouseType: "PRO",
            enableServerlessCompute: true,
            enablePhoton: true,
            channel: { name: "CHANNEL_NAME_CURRENT" },
        });
    });

    it("lets the group use it and no more", async () => {
        const resources = await recorded(() => warehouse());
        expect(one(resources, "databricks:index/permissions:Permissions").inputs.accessControls).toEqual([
            { groupName: "analysts", permissionLevel: "CAN_USE" },
        ]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => warehouse(), "preview"))).toEqual(listed(await recorded(() => warehouse())));
    });
});

describe("DatabricksSqlWarehouse hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects nothing, for it holds no data", async () => {
        expect(guarded(await recorded(hardened))).toEqual([]);
    });
});

describe("DatabricksSqlWarehouse full", () => {
    it("takes everything as set", async () => {
        const resources = await recorded(full);
        expect(one(resources, endpoint).inputs).toMatchObject({
            name: "Analysts",
            clusterSize: "Large",
            minNumClusters: 2,
            maxNumClusters: 5,
            autoStopMins: 20,
            warehouseType: "PRO",
            enableServerlessCompute: false,
            tags: { customTags: [{ key: "owner", value: "data-platform" }] },
        });
        expect(one(resources, "databricks:index/permissions:Permissions").inputs.accessControls).toHaveLength(2);
    });

    it("grows no further than it starts when only the start is given", async () => {
        expect(one(await recorded(() => warehouse({ minClusters: 3 })), endpoint).inputs.maxNumClusters).toBe(3);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "warehouse")).toEqual([]);
    });
});

describe("DatabricksSqlWarehouse refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksSqlWarehouseArgs>, string[]]>([
        [
            "a size that does not exist",
            { size: "Tiny" as WarehouseSize },
            [
                'size: "Tiny" is none of 2X-Small, X-Small, Small, Medium, Large, X-Large, 2X-Large, 3X-Large, 4X-Large, 5X-Large',
            ],
        ],
        [
            "one that never stops",
            { autoStopMinutes: 0 },
            ["autoStopMinutes: must be a whole number of minutes from 1 to 60, is 0"],
        ],
        [
            "one that stops sooner than machines of one's own can",
            { autoStopMinutes: 5, serverless: false },
            ["autoStopMinutes: must be a whole number of minutes from 10 to 60 without serverless compute, is 5"],
        ],
        [
            "fewer clusters at most than at least",
            { minClusters: 4, maxClusters: 2 },
            ["maxClusters: must be a whole number from minClusters (4) to 40, is 2"],
        ],
        [
            "no clusters, more than there can be, and no group to use it",
            { minClusters: 0, maxClusters: 41, groups: [] },
            [
                "minClusters: must be a whole number from 1 to 30, is 0",
                "maxClusters: must be a whole number from minClusters (0) to 40, is 41",
                "groups: is empty; name the groups that may query with it",
            ],
        ],
        [
            "all users",
            { groups: ["account users"] },
            ['groups[0]: "account users" is a group of Databricks\' own; name an account group'],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => warehouse(args))).toEqual(
            expected.map((issue) => `DatabricksSqlWarehouse "warehouse" ${issue}`),
        );
    });
});
