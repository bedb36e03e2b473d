import { describe, expect, it } from "vitest";
import { nameOf } from "../../../simulation/core/armIds";
import { FlowLogs, PlatformNetwork, type FlowLogsArgs } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import { common, diagnostics, outside, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { misnamedChildren, untagged, waitsFor } from "../invariants";

const type = "azure-native:network:FlowLog";
const storageAccountResourceId = outside("Microsoft.Storage/storageAccounts", "stflows");
const virtualNetworkResourceId = outside("Microsoft.Network/virtualNetworks", "vnet");
const flows = (args: Partial<FlowLogsArgs> = {}) =>
    new FlowLogs("flows", { ...common, virtualNetworkResourceId, storageAccountResourceId, ...args });
const { workspaceResourceId } = diagnostics;
const full = () =>
    flows({
        retentionDays: 365,
        trafficAnalytics: { workspaceResourceId, intervalMinutes: 10 },
        networkWatcherName: "watcher",
        networkWatcherResourceGroupName: "rg-watchers",
    });
const hardened = () => {
    const subnets = [{ purpose: "privateEndpoints", addressPrefix: "10.20.0.0/24" } as const];
    const plan = { addressSpace: ["10.20.0.0/16"], subnets, privateEndpointGroupIds: ["blob"] };
    const network = new PlatformNetwork("network", { ...common, ...plan, diagnostics });
    flows({ virtualNetworkResourceId: network.virtualNetworkResourceId, trafficAnalytics: { workspaceResourceId } });
};

describe("FlowLogs with only its required inputs", () => {
    it("makes the log, an identity, its right and the wait for it", async () => {
        expect(listed(await recorded(() => flows()))).toEqual([
            "FlowLog flows",
            "FlowLogs flows",
            "RoleAssignment flows-write",
            "Sleep flows-ready",
            "UserAssignedIdentity flows-identity",
        ]);
    });

    it("keeps every flow of the network for 90 days, by the watcher that Azure makes", async () => {
        const { identity, ...rest } = one(await recorded(() => flows()), type).inputs;
        expect(identity).toEqual({
            type: "UserAssigned",
            userAssignedIdentities: [expect.stringMatching(/\/id-amlp-unit-flows$/) as string],
        });
        expect(rest).toEqual({
            flowLogName: "fl-amlp-unit-flows",
            networkWatcherName: "NetworkWatcher_westeurope",
            resourceGroupName: "NetworkWatcherRG",
            location: "westeurope",
            targetResourceId: virtualNetworkResourceId,
            storageId: storageAccountResourceId,
            enabled: true,
            format: { type: "JSON", version: 2 },
            retentionPolicy: { enabled: true, days: 90 },
            tags,
        });
    });

    it("lets its identity write to that account and nothing else", async () => {
        const { inputs } = one(await recorded(() => flows()), "azure-native:authorization:RoleAssignment");
        expect(inputs).toMatchObject({ scope: storageAccountResourceId, principalType: "ServicePrincipal" });
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.storageBlobDataContributor);
    });

    it("writes only when the right has had time to take effect", async () => {
        const resources = await recorded(() => flows());
        expect(waitsFor(one(resources, type))).toContain("Sleep flows-ready");
        expect(waitsFor(one(resources, "time:index/sleep:Sleep"))).toEqual(["RoleAssignment flows-write"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => flows(), "preview"))).toEqual(listed(await recorded(() => flows())));
    });
});

describe("FlowLogs hardened", () => {
    it("breaks no rule of the policy pack, and with its network neither does that", async () => {
        expect(await violations(hardened)).toEqual([]);
    });
});

describe("FlowLogs full", () => {
    it("takes retention, watcher and analysis as set", async () => {
        expect(one(await recorded(full), type).inputs).toMatchObject({
            networkWatcherName: "watcher",
            resourceGroupName: "rg-watchers",
            retentionPolicy: { enabled: true, days: 365 },
            flowAnalyticsConfiguration: {
                networkWatcherFlowAnalyticsConfiguration: {
                    enabled: true,
                    workspaceResourceId,
                    workspaceRegion: "westeurope",
                    trafficAnalyticsInterval: 10,
                },
            },
        });
    });

    it("analyses every hour by default", async () => {
        const hourly = () => flows({ trafficAnalytics: { workspaceResourceId } });
        expect(one(await recorded(hourly), type).inputs.flowAnalyticsConfiguration).toMatchObject({
            networkWatcherFlowAnalyticsConfiguration: { trafficAnalyticsInterval: 60 },
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "flows")).toEqual([]);
    });
});

describe("FlowLogs refuses, before it registers anything,", () => {
    it.each([0, 366, 1.5])("a retention of %d days", async (retentionDays) => {
        expect(await refusal(() => flows({ retentionDays }))).toEqual([
            `FlowLogs "flows" retentionDays: must be a whole number of days from 1 to 365, is ${retentionDays}`,
        ]);
    });

    it("an analysis at any other interval than Azure's two", async () => {
        const trafficAnalytics = { workspaceResourceId, intervalMinutes: 30 };
        expect(await refusal(() => flows({ trafficAnalytics }))).toEqual([
            'FlowLogs "flows" trafficAnalytics.intervalMinutes: must be 10 or 60, is 30',
        ]);
    });
});
