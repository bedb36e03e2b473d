import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { nameOf } from "../../../simulation/core/armIds";
import { Observability, type ObservabilityArgs } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import { common, diagnostics, lock, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const workspace = "azure-native:operationalinsights:Workspace";
const insights = "azure-native:applicationinsights:Component";
const groupObjectId = "00000000-0000-4000-8000-00000000aaaa";
const existingWorkspaceResourceId = diagnostics.workspaceResourceId;
const logs = (args: Partial<ObservabilityArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new Observability("logs", { ...common, ...args }, opts);
const options = {
    retentionDays: 730,
    dailyCapGb: 0.5,
    publicIngestion: true,
    publicQuery: true,
    alertEmails: ["on-call@example.org", "owner@example.org"],
    alerts: { changes: ["locks" as const] },
    readers: [{ name: "ops", groupObjectId }],
    lock,
};
const full = () => logs(options);
const hardened = () => logs({ ...options, publicIngestion: false, publicQuery: false }, { protect: true });

describe("Observability with only its required inputs", () => {
    it("makes a workspace that logs into itself, and Application Insights", async () => {
        expect(listed(await recorded(() => logs()))).toEqual([
            "Component logs-insights",
            "DiagnosticSetting logs-logs",
            "Observability logs",
            "Workspace logs",
        ]);
    });

    it("makes a workspace that takes Entra identities only, from inside only", async () => {
        expect(one(await recorded(() => logs()), workspace).inputs).toEqual({
            workspaceName: "log-amlp-unit-logs",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "PerGB2018" },
            retentionInDays: 90,
            publicNetworkAccessForIngestion: "Disabled",
            publicNetworkAccessForQuery: "Disabled",
            features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
            tags,
        });
    });

    it("makes Application Insights on that workspace, as closed as it", async () => {
        const { inputs } = one(await recorded(() => logs()), insights);
        expect(inputs).toMatchObject({
            resourceName: "appi-amlp-unit-logs",
            ingestionMode: "LogAnalytics",
            workspaceResourceId: expect.stringMatching(/\/workspaces\/log-amlp-unit-logs$/) as string,
            disableLocalAuth: true,
            publicNetworkAccessForIngestion: "Disabled",
            publicNetworkAccessForQuery: "Disabled",
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => logs(), "preview"))).toEqual(listed(await recorded(() => logs())));
    });

    it("lacks only what it was not given: protection", async () => {
        expect(await violations(() => logs())).toEqual(["governance-resource-protect on logs"]);
    });
});

describe("Observability on a workspace that exists", () => {
    const brought = () => logs({ existingWorkspaceResourceId, readers: options.readers, lock });

    it("makes no workspace, nor logs or lock of one", async () => {
        expect(listed(await recorded(brought))).toEqual([
            "Component logs-insights",
            "Observability logs",
            "RoleAssignment logs-read-ops",
        ]);
    });

    it("puts Application Insights and readers on the one it was given", async () => {
        const resources = await recorded(brought);
        expect(one(resources, insights).inputs.workspaceResourceId).toBe(existingWorkspaceResourceId);
        expect(one(resources, "azure-native:authorization:RoleAssignment").inputs.scope).toBe(
            existingWorkspaceResourceId,
        );
    });
});

describe("Observability hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects what holds logs and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Component logs-insights", "Workspace logs"]);
    });
});

describe("Observability full", () => {
    it("makes everything that it was asked for", async () => {
        expect(listed(await recorded(full))).toEqual([
            "ActionGroup logs-alerts",
            "ActivityLogAlert logs-alert-locks",
            "Component logs-insights",
            "DiagnosticSetting logs-logs",
            "ManagementLockByScope logs-lock",
            "Observability logs",
            "RoleAssignment logs-read-ops",
            "Workspace logs",
        ]);
    });

    it("takes retention, cap and openness as set", async () => {
        const resources = await recorded(full);
        const open = { publicNetworkAccessForIngestion: "Enabled", publicNetworkAccessForQuery: "Enabled" };
        expect(one(resources, workspace).inputs).toMatchObject({
            ...open,
            retentionInDays: 730,
            workspaceCapping: { dailyQuotaGb: 0.5 },
        });
        expect(one(resources, insights).inputs).toMatchObject({ ...open, disableLocalAuth: true });
    });

    it("sends alerts to every address", async () => {
        const { inputs } = one(await recorded(full), "azure-native:monitor:ActionGroup");
        expect(inputs).toMatchObject({ location: "Global", enabled: true, groupShortName: "amlp" });
        expect(inputs.emailReceivers).toEqual(
            options.alertEmails.map((emailAddress) => ({
                name: emailAddress,
                emailAddress,
                useCommonAlertSchema: true,
            })),
        );
    });

    it("lets its readers read, and its workspace log and be locked", async () => {
        const resources = await recorded(full);
        const id = expect.stringMatching(/\/workspaces\/log-amlp-unit-logs$/) as string;
        const { inputs } = one(resources, "azure-native:authorization:RoleAssignment");
        expect(inputs).toMatchObject({ scope: id, principalId: groupObjectId, principalType: "Group" });
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.logAnalyticsReader);
        expect(one(resources, "azure-native:monitor:DiagnosticSetting").inputs).toMatchObject({
            resourceUri: id,
            workspaceId: id,
        });
        expect(one(resources, "azure-native:authorization:ManagementLockByScope").inputs).toMatchObject({
            scope: id,
            level: "CanNotDelete",
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "logs")).toEqual([]);
    });
});

describe("Observability refuses, before it registers anything,", () => {
    const reader = { name: "ops", groupObjectId };
    it.each<[string, Partial<ObservabilityArgs>, string]>([
        [
            "a retention that is too short",
            { retentionDays: 29 },
            "retentionDays: must be a whole number of days from 30 to 730, is 29",
        ],
        [
            "a retention that is too long",
            { retentionDays: 731 },
            "retentionDays: must be a whole number of days from 30 to 730, is 731",
        ],
        ["a cap that takes nothing", { dailyCapGb: 0 }, "dailyCapGb: must be more than 0, is 0"],
        [
            "an address that is duplicated",
            { alertEmails: ["a@example.org", "a@example.org"] },
            'alertEmails: "a@example.org" is duplicated',
        ],
        ["a reader that is duplicated", { readers: [reader, reader] }, 'readers: "ops" is duplicated'],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => logs(args))).toEqual([`Observability "logs" ${expected}`]);
    });
});
