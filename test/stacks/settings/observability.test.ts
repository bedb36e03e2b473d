import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const observability: BadSetting[] = [
    [
        "too few days",
        { "observability.retentionDays": 29 },
        ["observability.retentionDays: found 29; must be at least 30"],
    ],
    [
        "too many days",
        { "observability.retentionDays": 731 },
        ["observability.retentionDays: found 731; must be at most 730"],
    ],
    [
        "half a day",
        { "observability.retentionDays": 30.5 },
        ["observability.retentionDays: found 30.5; must be a whole number"],
    ],
    ["no room at all", { "observability.dailyCapGb": 0 }, ["observability.dailyCapGb: found 0; must be more than 0"]],
    [
        "an address that is none",
        { "observability.alertEmails": ["unknown"] },
        ['observability.alertEmails[0]: found "unknown"; must be an e-mail address'],
    ],
    [
        "one address for a list",
        { "observability.alertEmails": "a@example.com" },
        ['observability.alertEmails: found "a@example.com"; must be a list'],
    ],
    [
        "a setting misspelt",
        { "observability.publicQueries": true },
        ["observability.publicQueries: is not a setting; did you mean publicQuery?"],
    ],
];

describe("Settings of observability refuse", () => {
    it.each(observability)("%s", (_title, changes, lines) => {
        expect(minimalIssues("observability", changes)).toEqual(lines);
    });
});
