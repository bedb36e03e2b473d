import { describe, expect, it } from "vitest";
import { listed, one } from "../support/recording";
import { privateLinkZones } from "../../azure/privateLink";
import { hubStack, withHub } from "./support/additions";
import { recordMinimal } from "./support/recordStack";
import type { Changes } from "./support/stackSettings";

const alertEmails = ["on-call@example.com"];
const alertsOf = async (service: string, changes: Changes) => {
    const { resources } = await recordMinimal(service, changes);
    return listed(resources.map(({ shown }) => shown)).filter((line) => /Alert |QueryRule /.test(line));
};

describe("Alerts of a stack", () => {
    const failedJobs = "ScheduledQueryRule logs-alert-failed-jobs";

    it("are on changes alone where it has no Databricks", async () => {
        const lines = await alertsOf("observability", {});
        expect(lines).toContain("ActivityLogAlert logs-alert-locks");
        expect(lines).not.toContain(failedJobs);
    });

    it("are on failed jobs too where it has Databricks", async () => {
        expect(await alertsOf("databricks", { observability: { alertEmails } })).toContain(failedJobs);
    });

    it("are none on failed jobs where these are turned off", async () => {
        const alerts = { changes: ["locks"], failedJobs: { enabled: false } };
        expect(await alertsOf("databricks", { observability: { alertEmails, alerts } })).toEqual([
            "ActivityLogAlert logs-alert-locks",
        ]);
    });

    it("are none without an address", async () => {
        expect(await alertsOf("databricks", { observability: {} })).toEqual([]);
    });
});

describe("The private link scope of a stack", () => {
    const zones = privateLinkZones("azuremonitor") ?? [];
    const scopeType = "azure-native:monitor:PrivateLinkScope";
    const linkType = "azure-native:monitor:PrivateLinkScopedResource";
    const hubWithScope = hubStack({ observability: { privateLink: { scope: "create" } } });
    const ofHub = {
        ...withHub,
        "observability.privateLink": { scope: "hub" },
        "network.remotePrivateEndpoints": ["10.100.1.0/24"],
    };
    const shownOf = async (changes: Changes, hub?: Record<string, string>) => {
        const { resources, outputs } = await recordMinimal("observability", changes, hub);
        return { resources: resources.map(({ shown }) => shown), outputs };
    };

    it("is its own where it stands alone, with zones, and given to other stacks", async () => {
        const { resources, outputs } = await shownOf({});
        const names = listed(resources);
        expect(names).toEqual(expect.arrayContaining(zones.map((zone) => `PrivateZone dns-${zone}`)));
        expect(names).toEqual(expect.arrayContaining(zones.map((zone) => `VirtualNetworkLink dns-${zone}-network`)));
        expect(one(resources, linkType, "logs-links-workspace").inputs.scopeName).toBe(
            one(resources, scopeType).inputs.scopeName,
        );
        expect(outputs.monitorScope).toEqual({
            resourceGroupName: one(resources, scopeType).inputs.resourceGroupName,
            scopeName: one(resources, scopeType).inputs.scopeName,
        });
    });

    it("is the hub's where it has one: links and zone links in the hub, no scope and no endpoint", async () => {
        const { resources, outputs } = await shownOf(ofHub, hubWithScope);
        const names = listed(resources);
        expect(names.filter((line) => /PrivateLinkScope |PrivateEndpoint /.test(line))).toEqual([]);
        expect(names).toEqual(expect.arrayContaining(zones.map((zone) => `VirtualNetworkLink dns-${zone}-network`)));
        const link = one(resources, linkType, "logs-links-workspace");
        expect(link.provider).toMatch(/::azure-hub$/);
        expect(link.inputs.scopeName).toMatch(/^ampls-amlp-shared-/);
        expect(outputs.monitorScope).toBeUndefined();
    });

    it("is refused where the hub has none", async () => {
        const withoutScope = hubStack({ "privateDns.groupIds": ["azuremonitor"] });
        await expect(shownOf(ofHub, withoutScope)).rejects.toThrow(
            "observability.privateLink.scope: stack shared has no private link scope; set observability.privateLink.scope to create there",
        );
    });

    it("is refused where the hub has none of its zones", async () => {
        await expect(shownOf(ofHub, hubStack())).rejects.toThrow(/stack shared has no zone privatelink\./);
    });
});
