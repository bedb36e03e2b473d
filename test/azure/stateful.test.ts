import { describe, expect, it } from "vitest";
import { allResourceTypes } from "../../azure/resourceTypes";
import { gatedTypes, unannouncedLosses } from "../support/releaseGate";

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

describe("A release that loses what Machine Learning holds", () => {
    const lost = (op: string, type: string) => [{ op, urn: `urn:pulumi:prod::p::${type}::ml`, type }];
    const changelog = (breaking: string, changes: string) =>
        `# Changelog\n\n## Unreleased\n\n### Breaking changes\n\n${breaking}\n\n### Changes\n\n${changes}\n\n## 0.1.0\n`;
    const types = ["Workspace", "Registry"].map((kind) => `azure-native:machinelearningservices:${kind}`);
    const cases = types.flatMap((type) =>
        ["replace", "create-replacement", "delete-replaced", "delete"].map((op) => [op, type] as const),
    );

    it.each(cases)("is stopped at the step %s of %s that no one announced", (op, type) => {
        const stopped = [`${op} urn:pulumi:prod::p::${type}::ml`];
        expect(unannouncedLosses(lost(op, type), changelog("- Another.", "- Another."))).toEqual(stopped);
        expect(unannouncedLosses(lost(op, type), changelog("- Another.", `- \`${type}\` is replaced.`))).toEqual(
            stopped,
        );
    });

    it.each(cases)("passes with the step %s of %s where it is announced", (op, type) => {
        expect(unannouncedLosses(lost(op, type), changelog(`- \`${type}\` is replaced.`, "- Another."))).toEqual([]);
    });

    it.each(types)("passes where %s is updated", (type) => {
        expect(unannouncedLosses(lost("update", type), changelog("- Another.", "- Another."))).toEqual([]);
    });
});
