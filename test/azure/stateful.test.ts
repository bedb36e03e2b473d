import { describe, expect, it } from "vitest";
import { allResourceTypes } from "../../azure/resourceTypes";
import { gatedTypes } from "../support/releaseGate";

describe("The gate of a release", () => {
    it("holds every type of the table that holds data", () => {
        const stateful = allResourceTypes.filter((row) => row.stateful).map(({ token }) => token);
        expect(stateful.filter((token) => !gatedTypes.includes(token))).toEqual([]);
    });

    it.each([
        "azure-native:databricks:Workspace",
        "azure-native:keyvault:Key",
        "azure-native:storage:StorageAccount",
        "databricks:index/catalog:Catalog",
        "databricks:index/metastore:Metastore",
        "databricks:index/schema:Schema",
        "databricks:index/volume:Volume",
    ])("stops the loss of %s", (type) => {
        expect(gatedTypes).toContain(type);
    });
});
