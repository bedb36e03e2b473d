import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { EventHubsNamespace, type EventHubsNamespaceArgs } from "../../../components";
import { common, diagnostics, lock, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const type = "azure-native:eventhub:Namespace";
const hubType = "azure-native:eventhub:EventHub";
const hubs = [{ name: "sales" }];
const events = (args: Partial<EventHubsNamespaceArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new EventHubsNamespace("events", { ...common, hubs, ...args }, opts);
const hardened = () => events({ privateEndpoints, diagnostics, lock }, { protect: true });
const full = () =>
    events({
        throughputUnits: 2,
        maxThroughputUnits: 8,
        zoneRedundant: false,
        hubs: [...hubs, { name: "returns", partitions: 32, retentionHours: 1 }],
        ...{ privateEndpoints, diagnostics, lock },
    });

describe("EventHubsNamespace with only its required inputs", () => {
    it("makes a namespace, its firewall and its hub", async () => {
        expect(listed(await recorded(() => events()))).toEqual([
            "EventHub events-sales",
            "EventHubsNamespace events",
            "Namespace events",
            "NamespaceNetworkRuleSet events-firewall",
        ]);
    });

    it("keeps the namespace closed, without keys and in three zones", async () => {
        const { namespaceName, ...rest } = one(await recorded(() => events()), type).inputs;
        expect(namespaceName).toMatch(/^evhns-amlp-unit-events-[a-z0-9]{8}$/);
        expect(rest).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "Standard", tier: "Standard", capacity: 1 },
            isAutoInflateEnabled: false,
            maximumThroughputUnits: 0,
            zoneRedundant: true,
            disableLocalAuth: true,
            minimumTlsVersion: "1.2",
            publicNetworkAccess: "Disabled",
            tags,
        });
    });

    it("allows no address through its firewall", async () => {
        const made = await recorded(() => events());
        const { namespaceName } = one(made, type).inputs;
        expect(one(made, "azure-native:eventhub:NamespaceNetworkRuleSet").inputs).toEqual({
            resourceGroupName: "rg-unit",
            namespaceName,
            publicNetworkAccess: "Disabled",
            defaultAction: "Deny",
            trustedServiceAccessEnabled: false,
        });
    });

    it("is replaced for another tier, never for zones, which Azure changes automatically", async () => {
        expect(one(await recorded(() => events()), type).replaceOnChanges).toEqual(["sku.tier"]);
    });

    it("keeps events for seven days in four partitions", async () => {
        const made = await recorded(() => events());
        expect(one(made, hubType).inputs).toEqual({
            resourceGroupName: "rg-unit",
            namespaceName: one(made, type).inputs.namespaceName,
            eventHubName: "sales",
            partitionCount: 4,
            retentionDescription: { cleanupPolicy: "Delete", retentionTimeInHours: 168 },
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => events(), "preview"))).toEqual(listed(await recorded(() => events())));
    });

    it("lacks only what it was not given: an endpoint, logs and protection", async () => {
        expect(await violations(() => events())).toEqual([
            "governance-resource-protect on events",
            "governance-resource-protect on events-sales",
            "monitoring-diagnostic-setting on events",
            "network-service-private-endpoint on events",
        ]);
    });
});

describe("EventHubsNamespace hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the namespace and the hub and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["EventHub events-sales", "Namespace events"]);
    });
});

describe("EventHubsNamespace full", () => {
    it("makes hubs, endpoint, logs and lock", async () => {
        expect(listed(await recorded(full))).toEqual([
            "DiagnosticSetting events-logs",
            "EventHub events-returns",
            "EventHub events-sales",
            "EventHubsNamespace events",
            "ManagementLockByScope events-lock",
            "Namespace events",
            "NamespaceNetworkRuleSet events-firewall",
            "PrivateDnsZoneGroup events-namespace-zones",
            "PrivateEndpoint events-namespace",
            "PrivateEndpoint events-namespace",
        ]);
    });

    it("takes capacity, zones, partitions and retention as set", async () => {
        const made = await recorded(full);
        expect(one(made, type).inputs).toMatchObject({
            sku: { name: "Standard", tier: "Standard", capacity: 2 },
            isAutoInflateEnabled: true,
            maximumThroughputUnits: 8,
            zoneRedundant: false,
        });
        expect(one(made, hubType, "events-returns").inputs).toMatchObject({
            partitionCount: 32,
            retentionDescription: { cleanupPolicy: "Delete", retentionTimeInHours: 1 },
        });
    });

    it("lets trusted services through a firewall that stays closed", async () => {
        const made = await recorded(() => events({ trustedServices: true }));
        expect(one(made, "azure-native:eventhub:NamespaceNetworkRuleSet").inputs).toMatchObject({
            publicNetworkAccess: "Disabled",
            defaultAction: "Deny",
            trustedServiceAccessEnabled: true,
        });
    });

    it("says nothing of auto-inflate in tier Premium, and takes its sizes", async () => {
        const premium = { tier: "Premium", throughputUnits: 16 } as const;
        const largest = [{ name: "sales", partitions: 100, retentionHours: 2160 }];
        const { inputs } = one(await recorded(() => events({ ...premium, hubs: largest })), type);
        expect(inputs.sku).toEqual({ name: "Premium", tier: "Premium", capacity: 16 });
        expect(Object.keys(inputs)).not.toContain("isAutoInflateEnabled");
        expect(Object.keys(inputs)).not.toContain("maximumThroughputUnits");
    });

    it("logs everything, locks the namespace and resolves its name", async () => {
        const resources = await recorded(full);
        const id = expect.stringMatching(/\/Microsoft\.EventHub\/namespaces\/evhns-amlp-unit-[^/]+$/) as string;
        expect(one(resources, "azure-native:monitor:DiagnosticSetting").inputs).toMatchObject({
            resourceUri: id,
            workspaceId: diagnostics.workspaceResourceId,
        });
        expect(one(resources, "azure-native:authorization:ManagementLockByScope").inputs.scope).toEqual(id);
        expect(one(resources, "azure-native:network:PrivateEndpoint").inputs.privateLinkServiceConnections).toEqual([
            { name: "namespace", privateLinkServiceId: id, groupIds: ["namespace"] },
        ]);
    });

    it("gives the ids of its hubs by name", async () => {
        let made: EventHubsNamespace | undefined;
        await recordUnit(() => (made = full()));
        expect(Object.keys(made?.hubResourceIds ?? {})).toEqual(["sales", "returns"]);
        const told = await new Promise((resolve) => made?.hubResourceIds.returns?.apply(resolve));
        expect(told).toMatch(/\/Microsoft\.EventHub\/namespaces\/evhns-amlp-unit-[^/]+\/eventhubs\/returns$/);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "events")).toEqual([]);
    });
});

describe("EventHubsNamespace refuses, before it registers anything,", () => {
    const premium = "Premium" as const;

    it.each<[string, Partial<EventHubsNamespaceArgs>, string]>([
        ["no hub", { hubs: [] }, "hubs: has no entry; add one"],
        ["a hub twice", { hubs: [...hubs, { name: "Sales" }] }, 'hubs: "sales" is duplicated'],
        [
            "a name that Azure refuses",
            { hubs: [{ name: "-sales" }] },
            'hubs[0].name: "-sales" must be 1 to 256 letters, digits, periods, hyphens and underscores, a letter or digit first and last',
        ],
        [
            "more partitions than the tier has",
            { hubs: [{ name: "sales", partitions: 33 }] },
            "hubs[0].partitions: is 33, must be a whole number from 1 to 32 in tier Standard",
        ],
        [
            "no partition",
            { tier: premium, hubs: [{ name: "sales", partitions: 0 }] },
            "hubs[0].partitions: is 0, must be a whole number from 1 to 100 in tier Premium",
        ],
        [
            "longer retention than the tier has",
            { hubs: [{ name: "sales", retentionHours: 169 }] },
            "hubs[0].retentionHours: is 169, must be a whole number from 1 to 168 in tier Standard",
        ],
        [
            "half an hour",
            { tier: premium, hubs: [{ name: "sales", retentionHours: 0.5 }] },
            "hubs[0].retentionHours: is 0.5, must be a whole number from 1 to 2160 in tier Premium",
        ],
        [
            "more capacity than the tier has",
            { throughputUnits: 41 },
            "throughputUnits: is 41; tier Standard has 1 to 40 throughput units",
        ],
        [
            "a capacity that is not sold",
            { tier: premium, throughputUnits: 3 },
            "throughputUnits: is 3; tier Premium has 1, 2, 4, 8, 16 processing units",
        ],
        [
            "a limit below the capacity",
            { throughputUnits: 4, maxThroughputUnits: 3 },
            "maxThroughputUnits: is 3, must be a whole number from throughputUnits (4) to 40",
        ],
        [
            "a limit in tier Premium",
            { tier: premium, maxThroughputUnits: 4 },
            "maxThroughputUnits: is 4, but tier Premium does not raise its capacity automatically; leave it out",
        ],
    ])("%s", async (_, args, message) => {
        expect(await refusal(() => events(args))).toEqual([`EventHubsNamespace "events" ${message}`]);
    });

    it("an endpoint without its zone", async () => {
        const placement = { ...privateEndpoints, zoneResourceIds: {} };
        expect(await refusal(() => events({ privateEndpoints: placement }))).toEqual([
            'EventHubsNamespace "events" privateEndpoints.zoneResourceIds: "namespace" needs zone privatelink.servicebus.windows.net, which is not given',
        ]);
    });
});
