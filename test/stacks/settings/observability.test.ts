import { describe, expect, it } from "vitest";
import { privateLinkZones } from "../../../azure/privateLink";
import { withHub } from "../support/additions";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const alerts = "observability.alerts";

const zones = (names: readonly string[] = []) =>
    Object.fromEntries(
        names.map((name) => [
            name,
            `/subscriptions/s/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/${name}`,
        ]),
    );

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
        "the hub's private link scope without a hub",
        { "observability.privateLink": { scope: "hub" } },
        ["observability.privateLink.scope: is hub, but there is no hub section; add one, or use create"],
    ],
    [
        "a second private link scope next to the hub's zones",
        withHub,
        [
            "observability.privateLink.scope: is create, but the names of Azure Monitor are in the hub's zones, where one scope takes the records of another; use hub",
        ],
    ],
    [
        "an access mode for the hub's private link scope",
        { ...withHub, "observability.privateLink": { scope: "hub", accessMode: "Open" } },
        ["observability.privateLink.accessMode: does not go with scope: hub; it belongs to scope: create"],
    ],
    [
        "a private link scope without a subnet for its endpoint",
        { "network.subnets[purpose=privateEndpoints]": undefined },
        [
            "observability.privateLink: wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section",
        ],
    ],
    [
        "a private link scope with some of the organisation's zones",
        {
            privateDns: {
                zones: "existing",
                existingZoneResourceIds: zones(privateLinkZones("azuremonitor")?.slice(1)),
            },
        },
        [
            "privateDns.existingZoneResourceIds: has no privatelink.monitor.azure.com, which the stack's private endpoints need; add its ARM id",
        ],
    ],
    [
        "a setting misspelt",
        { "observability.publicQueries": true },
        ["observability.publicQueries: is not a setting; did you mean publicQuery?"],
    ],
];

describe("Settings of observability accept", () => {
    const ofHub = { ...withHub, "network.remotePrivateEndpoints": ["10.100.1.0/24"] };

    it("the hub's private link scope in a network without endpoints of its own", () => {
        const changes = {
            "observability.privateLink": { scope: "hub" },
            "network.subnets[purpose=privateEndpoints]": undefined,
        };
        expect(minimalIssues("observability", { ...ofHub, ...changes })).toEqual([]);
    });

    it("the hub's private link scope next to zones that the organisation links", () => {
        const changes = { "observability.privateLink": { scope: "hub" }, privateDns: { zones: "existing" } };
        expect(minimalIssues("observability", { ...ofHub, ...changes })).toEqual([]);
    });
});

describe("Settings of observability refuse", () => {
    it.each(observability)("%s", (_title, changes, lines) => {
        expect(minimalIssues("observability", changes)).toEqual(lines);
    });
});
