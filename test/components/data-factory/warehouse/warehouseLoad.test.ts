import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { WarehouseLoad, type WarehouseLoadArgs } from "../../../../components";
import { listed, one, recorded, refusal } from "../../../support/recording";

const args = (more: Partial<WarehouseLoadArgs> = {}): WarehouseLoadArgs => ({
    factory: {
        resourceGroupName: "rg-unit",
        factoryName: "adf-unit",
        credentialName: "ingest",
        runtimeName: "managed",
    },
    targetName: "warehouse",
    lakeLinkedServiceName: pulumi.output("lake"),
    lakeAddress: "https://lake.dfs.core.windows.net",
    poolLinkedServiceName: pulumi.output("pool"),
    ...more,
});
const load = (more: Partial<WarehouseLoadArgs> = {}) => new WarehouseLoad("load", args(more));
const activitiesOf = async (more: Partial<WarehouseLoadArgs>) => {
    const { activities } = one(await recorded(() => load(more)), "azure-native:datafactory:Pipeline").inputs as {
        activities: { name: string }[];
    };
    return activities.map(({ name }) => name);
};

describe("WarehouseLoad", () => {
    it("makes a pipeline and two datasets", async () => {
        expect(listed(await recorded(() => load()))).toEqual([
            "Dataset load-files",
            "Dataset load-manifest",
            "Pipeline load-pipeline",
            "WarehouseLoad load",
        ]);
    });

    it("resumes the pool where it has pauses, after those that saw no load", async () => {
        expect(await activitiesOf({})).toEqual(["Files", "Manifest", "Load"]);
        const withPauses = await activitiesOf({ resumePipelineName: pulumi.output("warehouse_resume") });
        expect(withPauses).toEqual(["WaitForPauses", "Resume", "Files", "Manifest", "Load"]);
    });

    it("refuses what would fail in a run, all of it at once", async () => {
        const found = await refusal(() =>
            load({
                factory: undefined,
                targetName: "1",
                lakeAddress: "https://lake.blob.core.windows.net",
                folder: "/sets",
                loadMinutes: 5,
            }),
        );
        for (const expected of [
            /factory/,
            /targetName: "1" must/,
            /lakeAddress: .* dfs endpoint/,
            /folder: /,
            /loadMinutes: is 5/,
        ]) {
            expect(found.join("\n")).toMatch(expected);
        }
    });
});
