import { describe, expect, it } from "vitest";
import {
    schemaRetentionDefaults,
    retentionIssues,
    retentionOf,
    retentionProperties,
    type SchemaRetention,
} from "../../../../components/databricks/catalog/retention";

const schemas = [
    { name: "bronze", trainedFrom: false },
    { name: "gold", trainedFrom: true },
];
const issues = (retention: Record<string, SchemaRetention>, trainingWindowDays?: number) =>
    retentionIssues(retention, schemas, trainingWindowDays).map(
        ({ propertyPath, reason }) => `${propertyPath}: ${reason}`,
    );

describe("Retention by default", () => {
    it("is what Delta keeps by default", () => {
        expect(retentionOf(undefined)).toEqual({
            logRetentionDays: 30,
            deletedFileRetentionDays: 7,
            timeTravelDays: 7,
        });
        expect(issues({})).toEqual([]);
    });

    it("suffices for a training window of as many days, and no more", () => {
        expect(issues({}, schemaRetentionDefaults.timeTravelDays)).toEqual([]);
        expect(issues({}, schemaRetentionDefaults.timeTravelDays + 1)).toHaveLength(1);
    });

    it("is written down as Delta's own properties", () => {
        expect(retentionProperties(retentionOf({ logRetentionDays: 120 }))).toEqual({
            "delta.logRetentionDuration": "interval 120 days",
            "delta.deletedFileRetentionDuration": "interval 7 days",
            timeTravelDays: "7",
        });
    });
});

describe("Retention", () => {
    const quarter = { logRetentionDays: 90, deletedFileRetentionDays: 90, timeTravelDays: 90 };

    it("takes a training window that it covers where training reads", () => {
        expect(issues({ gold: quarter }, 90)).toEqual([]);
    });

    it.each<[string, Record<string, SchemaRetention>, number | undefined, string[]]>([
        [
            "time travel longer than the log",
            { bronze: { logRetentionDays: 10, deletedFileRetentionDays: 10, timeTravelDays: 11 } },
            undefined,
            [
                "retention.bronze.timeTravelDays: is 11, longer than logRetentionDays (10): the log no longer names such a version",
                "retention.bronze.timeTravelDays: is 11, longer than deletedFileRetentionDays (10): VACUUM has removed such a version's files",
            ],
        ],
        [
            "time travel longer than deleted files stay",
            { bronze: { timeTravelDays: 30 } },
            undefined,
            [
                "retention.bronze.timeTravelDays: is 30, longer than deletedFileRetentionDays (7): VACUUM has removed such a version's files",
            ],
        ],
        [
            "files that stay longer than the log",
            { bronze: { deletedFileRetentionDays: 31 } },
            undefined,
            [
                "retention.bronze.deletedFileRetentionDays: is 31, longer than logRetentionDays (30): no version of the log names such files any more",
            ],
        ],
        [
            "less than the longest training reads back",
            { gold: quarter },
            91,
            [
                "retention.gold.timeTravelDays: is 90, shorter than the longest training window (91): a training run could not read its snapshot again",
            ],
        ],
        [
            "files that go before VACUUM would take them",
            { bronze: { deletedFileRetentionDays: 6, timeTravelDays: 0 } },
            undefined,
            ["retention.bronze.deletedFileRetentionDays: must be a whole number of days, 7 or more, is 6"],
        ],
        [
            "what is no number of days",
            { bronze: { logRetentionDays: 0.5, timeTravelDays: -1 } },
            undefined,
            [
                "retention.bronze.logRetentionDays: must be a whole number of days, 1 or more, is 0.5",
                "retention.bronze.timeTravelDays: must be a whole number of days, 0 or more, is -1",
            ],
        ],
        [
            "a schema that is not there",
            { platinum: {} },
            undefined,
            ['retention.platinum: "platinum" is not a schema with tables (bronze, gold)'],
        ],
    ])("refuses %s", (_, retention, trainingWindowDays, expected) => {
        expect(issues(retention, trainingWindowDays)).toEqual(expected);
    });

    it("does not bind a schema that no training reads to the training window", () => {
        expect(issues({ gold: quarter }, 90)).toEqual([]);
        expect(issues({ gold: quarter, bronze: { timeTravelDays: 0 } }, 90)).toEqual([]);
    });
});
