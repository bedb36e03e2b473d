import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const alerts = "observability.alerts";

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
        "alerts with nowhere to go",
        { "observability.alertEmails": undefined, [alerts]: { changes: ["locks"] } },
        ["observability.alerts: have nowhere to go; give observability.alertEmails, or leave them out"],
    ],
    [
        "an alert on an unknown kind of change",
        { [alerts]: { changes: ["lock"] } },
        [
            `${alerts}.changes[0]: found "lock"; must be one of logs, networkSecurityGroups, networks, routeTables, firewalls, locks, keyVaults, alerts, roleAssignments; did you mean locks?`,
        ],
    ],
    [
        "an alert on one change twice",
        { [alerts]: { changes: ["locks", "locks"] } },
        [`${alerts}.changes: "locks" is duplicated`],
    ],
    [
        "a window that Azure does not have",
        { [alerts]: { failedJobs: { windowMinutes: 20 } } },
        [
            `${alerts}.failedJobs.windowMinutes: found 20; must be one of 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440; did you mean 10?`,
        ],
    ],
    [
        "an alert on failed jobs without Databricks",
        { [alerts]: { failedJobs: { runs: 2 } } },
        [
            "observability.alerts.failedJobs: is given, but the stack has no databricks section whose jobs it could watch; leave it out",
        ],
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
