import { describe, expect, it } from "vitest";
import { protectionChanges, type ProtectionChange } from "../../../azure/observability/protectionChanges";
import { type AlertsArgs, Observability } from "../../../components";
import { at } from "../../../simulation/core/ids";
import { listAt } from "../../../simulation/core/refusals";
import type { PlanResource } from "../../../preview/plan";
import { common, diagnostics } from "../../support/fixtures";
import { listed, one, recorded, refusal, unitAccount, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const activity = "azure-native:monitor:ActivityLogAlert";
const query = "azure-native:monitor:ScheduledQueryRule";
const alertEmails = ["on-call@example.org"];
const logs = (alerts?: AlertsArgs, emails = alertEmails) =>
    new Observability("logs", { ...common, alertEmails: emails, alerts });
const all = Object.keys(protectionChanges) as ProtectionChange[];

/** Operations that a stack's activity log alerts react to. */
const operations = (resources: readonly PlanResource[]) =>
    resources
        .filter(({ type }) => type === activity)
        .flatMap(({ inputs }) => listAt(inputs, "condition", "allOf"))
        .flatMap((condition) => listAt(condition, "anyOf").map((leaf) => at(leaf, "equals")));

describe("Alerts of observability with addresses alone", () => {
    it("are one a kind of change, and none on role assignments or jobs", async () => {
        expect(listed(await recorded(() => logs())).filter((line) => /Alert|QueryRule/.test(line))).toEqual([
            "ActivityLogAlert logs-alert-alerts",
            "ActivityLogAlert logs-alert-firewalls",
            "ActivityLogAlert logs-alert-key-vaults",
            "ActivityLogAlert logs-alert-locks",
            "ActivityLogAlert logs-alert-logs",
            "ActivityLogAlert logs-alert-network-security-groups",
            "ActivityLogAlert logs-alert-networks",
            "ActivityLogAlert logs-alert-route-tables",
        ]);
    });

    it.each([
        "Microsoft.Insights/diagnosticSettings/delete",
        "Microsoft.Network/networkWatchers/flowLogs/delete",
        "Microsoft.Network/networkSecurityGroups/write",
        "Microsoft.Network/networkSecurityGroups/delete",
        "Microsoft.Network/networkSecurityGroups/securityRules/write",
        "Microsoft.Network/networkSecurityGroups/securityRules/delete",
        "Microsoft.Network/virtualNetworks/subnets/write",
        "Microsoft.Network/routeTables/routes/write",
        "Microsoft.Network/routeTables/delete",
        "Microsoft.Network/firewallPolicies/ruleCollectionGroups/write",
        "Microsoft.Network/azureFirewalls/delete",
        "Microsoft.Authorization/locks/delete",
        "Microsoft.KeyVault/vaults/write",
        "Microsoft.KeyVault/vaults/accessPolicies/write",
        "Microsoft.Insights/actionGroups/delete",
        "Microsoft.Insights/activityLogAlerts/write",
    ])("react to %s", async (operation) => {
        expect(operations(await recorded(() => logs()))).toContain(operation);
    });

    it("go from the whole subscription to the action group, for what succeeded", async () => {
        const { inputs } = one(await recorded(() => logs()), activity, "logs-alert-locks");
        expect(inputs).toMatchObject({
            activityLogAlertName: "ala-amlp-unit-logs-alert-locks",
            location: "Global",
            enabled: true,
            scopes: [`/subscriptions/${unitAccount.subscriptionId}`],
            condition: {
                allOf: [
                    { field: "category", equals: "Administrative" },
                    { anyOf: [{ field: "operationName", equals: "Microsoft.Authorization/locks/delete" }] },
                    { field: "status", equals: "Succeeded" },
                ],
            },
            actions: {
                actionGroups: [
                    { actionGroupId: expect.stringMatching(/\/actionGroups\/ag-amlp-unit-logs-alerts$/) as string },
                ],
            },
        });
    });

    it("are none without an address", async () => {
        expect(listed(await recorded(() => logs(undefined, [])))).not.toContainEqual(expect.stringMatching(/lert/));
    });
});

describe("Alerts of observability as chosen", () => {
    it("react to what is listed and to nothing else", async () => {
        const resources = await recorded(() => logs({ changes: ["roleAssignments"] }));
        expect(operations(resources)).toEqual(protectionChanges.roleAssignments);
        expect(operations(await recorded(() => logs({ changes: [] })))).toEqual([]);
    });

    it("look for failed jobs in the workspace, one alert a job", async () => {
        const { inputs } = one(await recorded(() => logs({ failedJobs: {} })), query);
        expect(inputs).toMatchObject({
            ruleName: "sqr-amlp-unit-logs-alert-failed-jobs",
            location: "westeurope",
            severity: 2,
            scopes: [expect.stringMatching(/\/workspaces\/log-amlp-unit-logs$/) as string],
            windowSize: "PT1H",
            evaluationFrequency: "PT15M",
            autoMitigate: true,
            skipQueryValidation: true,
            actions: { actionGroups: [expect.stringMatching(/\/actionGroups\//) as string] },
        });
        expect(at(inputs, "criteria", "allOf", 0)).toMatchObject({
            query: expect.stringMatching(/isfuzzy=true .*DatabricksJobs\n.*ActionName == "runFailed"/s) as string,
            timeAggregation: "Count",
            operator: "GreaterThanOrEqual",
            threshold: 1,
            dimensions: [{ name: "JobId", operator: "Include", values: ["*"] }],
        });
    });

    it("take thresholds and times as set", async () => {
        const failedJobs = { runs: 3, windowMinutes: 1440, frequencyMinutes: 5, severity: 0 } as const;
        const { inputs } = one(await recorded(() => logs({ failedJobs })), query);
        expect(inputs).toMatchObject({ severity: 0, windowSize: "P1D", evaluationFrequency: "PT5M" });
        expect(at(inputs, "criteria", "allOf", 0, "threshold")).toBe(3);
    });

    it("look in the workspace that exists", async () => {
        const { workspaceResourceId } = diagnostics;
        const make = () =>
            new Observability("logs", {
                ...common,
                alertEmails,
                alerts: { failedJobs: {} },
                existingWorkspaceResourceId: workspaceResourceId,
            });
        expect(one(await recorded(make), query).inputs.scopes).toEqual([workspaceResourceId]);
    });
});

describe("Alerts of observability on everything", () => {
    const everything = () => logs({ changes: all, failedJobs: {} });

    it("break no rule but that of protection, carry tags and names, and are not protected", async () => {
        expect(await violations(everything)).toEqual(["governance-resource-protect on logs"]);
        const resources = await recorded(everything);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "logs")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });

    it("are the same in a preview", async () => {
        expect(listed(await recorded(everything, "preview"))).toEqual(listed(await recorded(everything)));
    });
});

describe("Alerts of observability are refused, before anything is registered,", () => {
    it.each<[string, AlertsArgs, string[], string]>([
        ["with nowhere to go", {}, [], "alerts: have nowhere to go; give alertEmails"],
        ["on one change twice", { changes: ["locks", "locks"] }, alertEmails, 'alerts.changes: "locks" is duplicated'],
        [
            "on no failed run",
            { failedJobs: { runs: 0 } },
            alertEmails,
            "alerts.failedJobs.runs: must be a whole number, 1 or more, is 0",
        ],
        [
            "with runs that no window sees",
            { failedJobs: { windowMinutes: 30, frequencyMinutes: 60 } },
            alertEmails,
            "alerts.failedJobs.frequencyMinutes: must be 30 at most, which is windowMinutes, is 60; failed runs between two windows would be missed",
        ],
    ])("%s", async (_, alerts, emails, expected) => {
        expect(await refusal(() => logs(alerts, emails))).toEqual([`Observability "logs" ${expected}`]);
    });
});
