import { describe, expect, it } from "vitest";
import { MonitorPrivateLinkScope, type MonitorPrivateLinkScopeArgs } from "../../../components";
import { privateLinkZones } from "../../../azure/privateLink";
import { at } from "../../../simulation/core/ids";
import { listAt } from "../../../simulation/core/refusals";
import { common, privateEndpoints } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const scopeType = "azure-native:monitor:PrivateLinkScope";
const scope = (args: Partial<MonitorPrivateLinkScopeArgs> = {}) =>
    new MonitorPrivateLinkScope("logs-scope", { ...common, privateEndpoints, ...args }, { protect: true });

describe("MonitorPrivateLinkScope", () => {
    it("makes a scope with an endpoint whose records go to the five zones", async () => {
        const resources = await recorded(() => scope());
        expect(listed(resources)).toEqual([
            "MonitorPrivateLinkScope logs-scope",
            "PrivateDnsZoneGroup logs-scope-azuremonitor-zones",
            "PrivateEndpoint logs-scope-azuremonitor",
            "PrivateEndpoint logs-scope-azuremonitor",
            "PrivateLinkScope logs-scope",
        ]);
        const { inputs } = one(resources, "azure-native:network:PrivateDnsZoneGroup");
        const zones = listAt(inputs, "privateDnsZoneConfigs").map((config) => at(config, "privateDnsZoneId"));
        expect(zones).toEqual(privateLinkZones("azuremonitor")?.map((zone) => privateEndpoints.zoneResourceIds[zone]));
    });

    it("lets networks reach nothing but what is linked to it, unless it is open", async () => {
        const modes = async (args: Partial<MonitorPrivateLinkScopeArgs>) =>
            one(await recorded(() => scope(args)), scopeType).inputs.accessModeSettings;
        expect(await modes({})).toEqual({ ingestionAccessMode: "PrivateOnly", queryAccessMode: "PrivateOnly" });
        expect(await modes({ accessMode: "Open" })).toEqual({ ingestionAccessMode: "Open", queryAccessMode: "Open" });
    });

    it("is global, tagged and named after itself, and breaks no rule", async () => {
        const resources = await recorded(() => scope());
        expect(one(resources, scopeType).inputs).toMatchObject({
            location: "global",
            scopeName: "ampls-amlp-unit-logs-scope",
        });
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "logs-scope")).toEqual([]);
        expect(await violations(() => scope())).toEqual([]);
    });

    it("holds no data, so that nothing is protected", async () => {
        expect(guarded(await recorded(() => scope()))).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => scope(), "preview"))).toEqual(listed(await recorded(() => scope())));
    });

    it("refuses to go without one of its zones", async () => {
        const zoneResourceIds: Record<string, string> = { ...privateEndpoints.zoneResourceIds };
        delete zoneResourceIds["privatelink.monitor.azure.com"];
        const lacking = { ...privateEndpoints, zoneResourceIds };
        expect(await refusal(() => scope({ privateEndpoints: lacking }))).toEqual([
            'MonitorPrivateLinkScope "logs-scope" privateEndpoints.zoneResourceIds: "azuremonitor" needs zone privatelink.monitor.azure.com, which is not given',
        ]);
    });
});
