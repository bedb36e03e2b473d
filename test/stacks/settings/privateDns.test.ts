import { describe, expect, it } from "vitest";
import { configWith, issueLines, withoutDatabricks, type BadSetting } from "../support/stackSettings";

const beside = "stands beside network.existing; a network that is brought keeps what it has, leave one of the two out";
const noSubnet =
    "wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section";
const outOfZone =
    "wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one";
const armId = (type: string) =>
    `must be the ARM id of a ${type}: /subscriptions/<id>/resourceGroups/<name>/providers/${type}/<name>`;
const inGroup = (rest: string) =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0002/resourceGroups/rg/providers/${rest}`;
const subnet = (purpose: string, addressPrefix: string) => ({ purpose, addressPrefix });
const brought = (change: object = {}) => ({
    existing: {
        virtualNetworkResourceId: inGroup("Microsoft.Network/virtualNetworks/v"),
        subnets: [{ purpose: "privateEndpoints", name: "endpoints" }],
        ...change,
    },
});
const blobZone = "privatelink.blob.core.windows.net";

const bring: BadSetting[] = [
    [
        "a network of one's own beside it",
        { ...withoutDatabricks, "network.existing": brought().existing, "network.dnsServers": ["10.100.1.4"] },
        ["addressSpace", "subnets", "egress", "dnsServers", "flowLogs"].map((key) => `network.${key}: ${beside}`),
    ],
    [
        "a purpose twice",
        {
            ...withoutDatabricks,
            network: brought({ subnets: ["a", "b"].map((name) => ({ purpose: "privateEndpoints", name })) }),
        },
        ["network.existing.subnets: purpose privateEndpoints stands more than once; a purpose has one subnet"],
    ],
    [
        "no subnets",
        { network: brought({ subnets: [] }) },
        ["network.existing.subnets: found []; must have at least 1 entry"],
    ],
    [
        "no subnet for endpoints",
        { ...withoutDatabricks, network: brought({ subnets: [{ purpose: "agents", name: "a" }] }) },
        [`keyVault.privateEndpoint: ${noSubnet}`, `lake.privateEndpoints: ${noSubnet}`],
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
        "endpoints without zones",
        { privateDns: undefined },
        [
            `network.flowLogs: ${outOfZone}`,
            `keyVault.privateEndpoint: ${outOfZone}`,
            `lake.privateEndpoints: ${outOfZone}`,
            `databricks: ${outOfZone}`,
        ],
    ],
    [
        "endpoints without a subnet",
        { "network.subnets[0]": undefined },
        [
            `network.flowLogs: ${noSubnet}`,
            `keyVault.privateEndpoint: ${noSubnet}`,
            `lake.privateEndpoints: ${noSubnet}`,
            `databricks: ${noSubnet}`,
        ],
    ],
    [
        "the hub's zones without a hub",
        { ...withoutDatabricks, hub: undefined, "network.subnets[6]": subnet("agents", "10.101.9.0/24") },
        ["privateDns.zones: is hub, but there is no hub section; add one, or use create or existing"],
    ],
    [
        "zones of one's own beside the hub's",
        { "privateDns.zones": "create" },
        ["privateDns.zones: is create, but the hub has the zones already and two of one name hide each other; use hub"],
    ],
    [
        "existing zones without ids",
        { "privateDns.zones": "existing" },
        [
            blobZone,
            "privatelink.azuredatabricks.net",
            "privatelink.dfs.core.windows.net",
            "privatelink.vaultcore.azure.net",
        ].map(
            (zone) =>
                `privateDns.existingZoneResourceIds: has no ${zone}, which the stack's private endpoints need; add its ARM id`,
        ),
    ],
    [
        "ids beside the hub's zones",
        {
            "privateDns.existingZoneResourceIds": {
                [blobZone]: inGroup(`Microsoft.Network/privateDnsZones/${blobZone}`),
            },
        },
        ["privateDns.existingZoneResourceIds: is given, but zones is hub; leave it out, or set zones to existing"],
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
        { ...withoutDatabricks, network: undefined, "lake.privateEndpoints": false, "keyVault.privateEndpoint": false },
        [
            "hub: needs a network section: there is nothing to peer with the hub",
            "privateDns: needs a network section: zones are linked to the stack's network",
        ],
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
    ["a network that is brought", bring],
    ["private DNS", privateDns],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines, stack) => {
        expect(issueLines(configWith(changes, stack), stack)).toEqual(lines);
    });
});
