import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const beside = "conflicts with network.existing; an existing network is not changed, leave one of the two out";
const noSubnet =
    "wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section";
const outOfZone =
    "wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one";
const armId = (type: string) =>
    `must be the ARM id of a ${type}: /subscriptions/<id>/resourceGroups/<name>/providers/${type}/<name>`;
const inGroup = (rest: string) =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0005/resourceGroups/rg/providers/${rest}`;
const brought = (change: object = {}) => ({
    existing: {
        virtualNetworkResourceId: inGroup("Microsoft.Network/virtualNetworks/v"),
        subnets: ["agents", "privateEndpoints"].map((purpose) => ({ purpose, name: purpose })),
        ...change,
    },
});
const blobZone = "privatelink.blob.core.windows.net";

const bring: BadSetting[] = [
    [
        "a network of one's own next to it",
        { "network.existing": brought().existing, "network.dnsServers": ["10.100.1.4"] },
        ["addressSpace", "subnets", "egress", "dnsServers", "flowLogs"].map((key) => `network.${key}: ${beside}`),
    ],
    [
        "a purpose twice",
        { network: brought({ subnets: ["a", "b"].map((name) => ({ purpose: "agents", name })) }) },
        ["network.existing.subnets: purpose agents is duplicated; a purpose has one subnet"],
    ],
    [
        "no subnets",
        { network: brought({ subnets: [] }) },
        ["network.existing.subnets: found []; must have at least 1 entry"],
    ],
    [
        "an id of another type",
        { network: brought({ virtualNetworkResourceId: inGroup("Microsoft.Network/routeTables/r") }) },
        [
            `network.existing.virtualNetworkResourceId: found "/subscriptions/3b0e7a10-52f4-...s/rg/providers/Microsoft.Network/routeTables/r"; ${armId("Microsoft.Network/virtualNetworks")}`,
        ],
    ],
    [
        "an id of a subnet",
        { network: brought({ virtualNetworkResourceId: inGroup("Microsoft.Network/virtualNetworks/v/subnets/s") }) },
        [
            `network.existing.virtualNetworkResourceId: found "/subscriptions/3b0e7a10-52f4-.../Microsoft.Network/virtualNetworks/v/subnets/s"; ${armId("Microsoft.Network/virtualNetworks")}`,
        ],
    ],
    [
        "a name for an id",
        { network: brought({ virtualNetworkResourceId: "vnet" }) },
        [`network.existing.virtualNetworkResourceId: found "vnet"; ${armId("Microsoft.Network/virtualNetworks")}`],
    ],
];

const privateDns: BadSetting[] = [
    [
        "the hub's zones without a hub",
        { "privateDns.zones": "hub" },
        ["privateDns.zones: is hub, but there is no hub section; add one, or use create or existing"],
    ],
    [
        "zones of one's own next to the hub's",
        { hub: { stack: "shared", subscriptionId: "3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0001" } },
        ["privateDns.zones: is create, but the hub has the zones already and two of one name hide each other; use hub"],
    ],
    [
        "ids next to zones that the stack makes",
        {
            "privateDns.existingZoneResourceIds": {
                [blobZone]: inGroup(`Microsoft.Network/privateDnsZones/${blobZone}`),
            },
        },
        ["privateDns.existingZoneResourceIds: is given, but zones is create; leave it out, or set zones to existing"],
    ],
    [
        "an id of another type",
        {
            privateDns: {
                zones: "existing",
                existingZoneResourceIds: { [blobZone]: inGroup("Microsoft.Network/dnsZones/z") },
            },
        },
        [
            `privateDns.existingZoneResourceIds["${blobZone}"]: found "/subscriptions/3b0e7a10-52f4-...oups/rg/providers/Microsoft.Network/dnsZones/z"; ${armId("Microsoft.Network/privateDnsZones")}`,
        ],
    ],
    [
        "zones and no network to link them to",
        { network: undefined, runner: { from: "ipAccessList", addresses: ["203.0.113.10/32"] } },
        ["privateDns: needs a network section: zones are linked to the stack's network"],
    ],
    [
        "a source that there is not",
        { "privateDns.zones": "hubs" },
        ['privateDns.zones: found "hubs"; must be one of create, hub, existing'],
    ],
    [
        "a writer that there is not",
        { "privateDns.zoneGroups": "organization" },
        ['privateDns.zoneGroups: found "organization"; must be one of platform, organisation'],
    ],
    [
        "a group id misspelt",
        { "privateDns.groupIds": ["blob", "vaults"] },
        [
            'privateDns.groupIds[1]: found "vaults"; must be one of azuremonitor, vault, blob, dfs, file, queue, table, databricks_ui_api, browser_authentication, amlworkspace, amlregistry, registry, management, sqlServer, Sql, SqlOnDemand, Dev, Web, dataFactory, portal, namespace; did you mean vault?',
        ],
    ],
];

describe.each([
    ["an existing network", bring],
    ["private DNS", privateDns],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues("network", changes)).toEqual(lines);
    });
});

describe.each<[service: string, path: string, zones: string[]]>([
    ["network", "network.flowLogs", [blobZone]],
    ["key-vault", "keyVault.privateEndpoint", ["privatelink.vaultcore.azure.net"]],
    ["storage", "lake.privateEndpoints", [blobZone, "privatelink.dfs.core.windows.net"]],
    ["databricks", "databricks", [blobZone, "privatelink.azuredatabricks.net", "privatelink.dfs.core.windows.net"]],
])("A stack with the private endpoints of %s", (service, path, zones) => {
    it("is refused without the zones that names resolve in", () => {
        expect(minimalIssues(service, { privateDns: undefined })).toEqual([`${path}: ${outOfZone}`]);
    });

    it("is refused without a subnet for them", () => {
        const changes = { "network.subnets[purpose=privateEndpoints]": undefined };
        expect(minimalIssues(service, changes)).toEqual([`${path}: ${noSubnet}`]);
    });

    it("is refused with existing zones whose ids are missing", () => {
        expect(minimalIssues(service, { "privateDns.zones": "existing" })).toEqual(
            zones.map(
                (zone) =>
                    `privateDns.existingZoneResourceIds: has no ${zone}, which the stack's private endpoints need; add its ARM id`,
            ),
        );
    });
});

describe("An existing network without a subnet for endpoints", () => {
    it("is refused to every service that has one", () => {
        const network = brought({ subnets: [{ purpose: "agents", name: "a" }] });
        expect(minimalIssues("storage", { network, keyVault: {} })).toEqual([
            `keyVault.privateEndpoint: ${noSubnet}`,
            `lake.privateEndpoints: ${noSubnet}`,
        ]);
    });
});
