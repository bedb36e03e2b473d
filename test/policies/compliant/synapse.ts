import { type FixtureResource, outputOf } from "../support/fixture";
import { arm, common } from "./common";
import { diagnosticsOf } from "./observability";
import { assignment } from "./platform";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

/** A workspace. */
const workspace: FixtureResource = {
    type: "azure-native:synapse:Workspace",
    name: "synapse",
    id: arm("Microsoft.Synapse/workspaces", "synw-data"),
    protect: true,
    props: {
        ...common,
        workspaceName: "synw-data",
        azureADOnlyAuthentication: true,
        publicNetworkAccess: "Disabled",
        managedVirtualNetwork: "default",
        managedVirtualNetworkSettings: {
            preventDataExfiltration: true,
            allowedAadTenantIdsForLinking: ["99999999-0000-0000-0000-000000000000"],
        },
        defaultDataLakeStorage: {
            resourceId: arm("Microsoft.Storage/storageAccounts", "stfiles"),
            accountUrl: "https://stfiles.dfs.core.windows.net",
            filesystem: "synapse",
        },
        encryption: { cmk: { key: { name: "default", keyVaultUrl: "https://kv-other.vault.azure.net/keys/synapse" } } },
    },
};

const inWorkspace = { ...common, workspaceName: outputOf(workspace, "synw-data") };

const pool: FixtureResource = {
    type: "azure-native:synapse:SqlPool",
    name: "synapse-pool",
    id: `${workspace.id}/sqlPools/warehouse`,
    protect: true,
    props: { ...inWorkspace, sqlPoolName: "warehouse", sku: { name: "DW100c" } },
};

const spark: FixtureResource = {
    type: "azure-native:synapse:BigDataPool",
    name: "synapse-spark",
    id: `${workspace.id}/bigDataPools/spark`,
    props: {
        ...inWorkspace,
        bigDataPoolName: "spark",
        autoPause: { enabled: true, delayInMinutes: 15 },
        autoScale: { enabled: true, minNodeCount: 3, maxNodeCount: 10 },
    },
};

const part = (name: string, type: string, properties: object): FixtureResource => ({
    type: "azure-native:resources:Deployment",
    name: `synapse-${name}`,
    id: arm("Microsoft.Resources/deployments", `dep-synapse-${name}`),
    props: {
        resourceGroupName: "rg-data",
        deploymentName: `dep-synapse-${name}`,
        properties: {
            mode: "Incremental",
            parameters: { workspace: { value: outputOf(workspace, "synw-data") } },
            template: { resources: [{ type: `Microsoft.Synapse/workspaces/${type}`, properties }] },
        },
    },
});

const pauser: FixtureResource = {
    type: "azure-native:authorization:RoleDefinition",
    name: "synapse-pauser",
    id: arm("Microsoft.Authorization/roleDefinitions", "1a1a1a1a-2222-3333-4444-555555555555"),
    props: {
        roleDefinitionId: "1a1a1a1a-2222-3333-4444-555555555555",
        roleName: "pauser",
        scope: arm("", "").replace(/\/providers.*$/, ""),
        assignableScopes: [arm("", "").replace(/\/providers.*$/, "")],
        permissions: [
            {
                actions: [
                    "Microsoft.Synapse/workspaces/sqlPools/read",
                    "Microsoft.Synapse/workspaces/sqlPools/pause/action",
                ],
            },
        ],
    },
};

const zones = [zoneOf("privatelink.sql.azuresynapse.net"), zoneOf("privatelink.dev.azuresynapse.net")] as const;
const [sql, serverless, dev] = [
    endpointOf(workspace, "Sql"),
    endpointOf(workspace, "SqlOnDemand"),
    endpointOf(workspace, "Dev"),
] as const;

export const synapse: readonly FixtureResource[] = [
    workspace,
    diagnosticsOf(workspace),
    pool,
    diagnosticsOf(pool),
    spark,
    diagnosticsOf(spark),
    part("key", "keys", { isActiveCMK: true }),
    part("audit", "extendedAuditingSettings", { state: "Enabled", isAzureMonitorTargetEnabled: true }),
    part("defender", "securityAlertPolicies", { state: "Enabled" }),
    part("tls", "dedicatedSQLminimalTlsSettings", { minimalTlsVersion: "1.2" }),
    pauser,
    assignment("synapse-pauses", "1a1a1a1a-2222-3333-4444-555555555555", pool),
    ...zones,
    ...zones.map(linkOf),
    sql,
    serverless,
    dev,
    zoneGroupOf(sql, zones[0]),
    zoneGroupOf(serverless, zones[0]),
    zoneGroupOf(dev, zones[1]),
];
