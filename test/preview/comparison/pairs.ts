import type { Changes, StackName } from "../../stacks/support/stackSettings";

/** A change of settings as a pull request makes it, to a committed stack. */
export interface RecordedChange {
    /** Short name, which files of it have. */
    name: string;
    /** Stack whose committed settings are changed. */
    stack: StackName;
    /** Settings that are changed before, by path; the committed ones by default. */
    from?: Changes;
    /** Settings changed, by path. */
    changes: Changes;
    /** Files of steps whose content is changed, from the root of the project; none by default. */
    files?: string[];
    /** `action Kind name`, for a replacement with what forces it; all there are, or of many the telling ones. */
    expected: string[];
    /** Whether more changes than those expected follow from them; false by default. */
    more?: boolean;
    /** `Kind name` of what holds data and is replaced or deleted; nothing by default. */
    lost?: string[];
    /** `name path` of what protects less than before; nothing by default, and not compared where much follows. */
    weakened?: string[] | "much";
}

const zones = ["landing", "bronze", "silver", "gold"];
const schemas = [...zones, "features", "models"];
const containers = zones.map((zone) => `BlobContainer lake-${zone}`);
const stateful = [
    "StorageAccount lake",
    "StorageAccount flow-log-store",
    "Vault vault",
    "Vault secrets",
    "Workspace databricks",
    "Registry ml-registry",
    "StorageAccount ml-store",
    "Vault ml-vault",
    "Workspace ml",
    "Server sql",
    "Database sql-control",
    "Factory ingest",
    "Vault ingest-secrets",
    "StorageAccount warehouse-store",
    "BlobContainer warehouse-filesystem",
    "Workspace warehouse",
    "SqlPool warehouse-pool",
];
const catalog = [
    "Catalog databricks-catalog",
    ...schemas.map((schema) => `Schema databricks-catalog-${schema}`),
    ...zones.map((zone) => `Volume databricks-catalog-${zone}`),
];
const locks = [
    "databricks",
    "flow-log-store",
    "ingest-secrets",
    "lake",
    "logs",
    "network-firewall",
    "secrets",
    "sql",
    "vault",
    "warehouse",
    "warehouse-store",
];

/** Changes that reviewers see sooner or later, with what each does. */
export const recordedChanges: readonly RecordedChange[] = [
    {
        name: "new-zone",
        stack: "prod",
        changes: { "lake.zones[+]": { name: "exchange", format: "files", governedByUnityCatalog: false } },
        // Jobs of Machine Learning read each zone of the lake.
        expected: ["create BlobContainer lake-exchange", "create Datastore ml-data-lake-exchange"],
    },
    {
        name: "zone-removed",
        stack: "prod",
        changes: {
            "lake.zones[name=silver]": undefined,
            "databricks.unityCatalog.retention.silver": undefined,
            "databricks.unityCatalog.zones[name=silver]": undefined,
        },
        expected: [
            "delete BlobContainer lake-silver",
            "delete Datastore ml-data-lake-silver",
            "delete ExternalLocation databricks-catalog-silver",
            "delete Grants databricks-catalog-silver",
            "delete RoleAssignment databricks-catalog-silver",
            "delete Schema databricks-catalog-silver",
            "delete Volume databricks-catalog-silver",
            "delete WorkspaceBinding databricks-catalog-silver",
            // The wait for the roles of the catalog is for one role less.
            "replace Sleep databricks-catalog-ready by triggers",
            "update Job databricks-maintenance",
            "update ManagementPolicy lake-lifecycle",
        ],
        lost: ["BlobContainer lake-silver", "Schema databricks-catalog-silver", "Volume databricks-catalog-silver"],
    },
    {
        name: "location-changed",
        stack: "prod",
        // The hub's registry keeps no models in the other region.
        changes: { "azure.location": "northeurope", "machineLearning.modelRegistry": undefined },
        expected: [
            "replace ResourceGroup data by location",
            // What is named within a group is deleted with it.
            "replace Vault vault by resourceGroupName",
            "replace Workspace logs by location, resourceGroupName",
            "replace AzureFirewall network-firewall by resourceGroupName",
            "replace PrivateEndpoint lake-dfs by resourceGroupName, subnet",
            // Declared by the program: another network of the same name is another one.
            "replace FlowLog flow-logs by networkWatcherName, targetResourceId",
            "replace VirtualNetworkPeering hub-peering-from-hub by remoteVirtualNetwork.id",
            // It has another workspace to call, and what is in it is not known yet.
            "update Provider databricks",
            "update SqlEndpoint databricks-warehouse",
            "replace Catalog databricks-catalog by storageRoot",
        ],
        more: true,
        lost: [...stateful, "Workspace logs", ...containers, ...catalog],
        // The firewall lets traffic through to services of the other region.
        weakened: "much",
    },
    {
        name: "sku-changed",
        stack: "prod",
        changes: { "network.egress.tier": "Standard" },
        expected: [
            "replace FirewallPolicy network-firewall-policy by sku.tier",
            "replace FirewallPolicyRuleCollectionGroup network-firewall-rules by firewallPolicyName",
            "replace ManagementLockByScope network-firewall-lock by scope",
            "replace AzureFirewall network-firewall by sku.tier",
            "replace DiagnosticSetting network-firewall-logs by resourceUri",
            "update RouteTable network-routes",
        ],
        weakened: [
            "network-firewall sku.tier",
            "network-firewall-policy intrusionDetection.mode",
            "network-firewall-policy sku.tier",
        ],
    },
    {
        name: "egress-widened",
        stack: "prod",
        changes: {
            "network.egress.allowedFqdns": ["*.blob.core.windows.net", "*.github.io"],
            "network.dnsServers": ["8.8.8.8", "1.1.1.1"],
            "lake.resourceAccessRules": [
                {
                    tenantId: "11111111-2222-4333-8444-555555555555",
                    resourceIdPattern:
                        "/subscriptions/99999999-8888-4777-8666-555555555555/resourcegroups/*/providers/Microsoft.Synapse/workspaces/*",
                },
            ],
        },
        expected: [
            "update FirewallPolicyRuleCollectionGroup network-firewall-rules",
            // Those that ask the DNS servers.
            "update NetworkSecurityGroup network-integration-runtimes",
            "update NetworkSecurityGroup network-kubernetes-nodes",
            "update NetworkSecurityGroup network-machine-learning-compute",
            "update NetworkSecurityGroup network-power-bi-gateway",
            "update NetworkSecurityGroup network-stream-analytics",
            "update StorageAccount lake",
            "update VirtualNetwork network",
        ],
        weakened: [
            'network-firewall-rules ruleCollections["allowed-hosts"].rules["allowed-hosts"]',
            "lake networkRuleSet.resourceAccessRules[0].resourceId",
            "lake networkRuleSet.resourceAccessRules[0].tenantId",
            "network dhcpOptions.dnsServers",
        ],
    },
    {
        name: "network-grown",
        stack: "prod",
        changes: { "network.addressSpace": ["10.104.0.0/18", "10.105.0.0/18"] },
        // Groups whose subnets reach other networks name the addresses of their own.
        expected: [
            "update NetworkSecurityGroup network-integration-runtimes",
            "update NetworkSecurityGroup network-power-bi-gateway",
            "update VirtualNetwork network",
        ],
    },
    {
        name: "key-rotated",
        stack: "prod",
        changes: { "keyVault.keyRotationDays": 90 },
        expected: [
            "databricks-disks-key",
            "databricks-services-key",
            "flow-log-key",
            "ingest-key",
            "lake-key",
            "ml-store-key",
            "sql-key",
            "warehouse-key",
            "warehouse-store-key",
        ].map((key) => `update Key ${key}`),
    },
    {
        name: "gpu-policy-added",
        stack: "prod",
        changes: {
            "databricks.compute.policies[+]": {
                name: "ml-gpu-large",
                preset: "ml-gpu",
                personas: ["scientist"],
                nodeTypes: ["Standard_NC48ads_A100_v4"],
                maxWorkers: 2,
            },
        },
        expected: [
            "create ClusterPolicy databricks-policies-ml-gpu-large",
            "create Permissions databricks-policies-ml-gpu-large-use",
        ],
    },
    {
        name: "account-renamed",
        stack: "prod",
        changes: { "naming.generation": 1 },
        expected: [
            "replace Vault vault by vaultName",
            "replace Key lake-key by vaultName",
            ...containers.map((container) => `replace ${container} by accountName`),
            "replace RoleAssignment lake-key-use by scope",
            "replace Sleep lake-key-ready by triggers",
            "replace DiagnosticSetting lake-blob-logs by resourceUri",
            "replace Workspace databricks by parameters.storageAccountName",
            "replace Catalog databricks-catalog by storageRoot",
            "update PrivateEndpoint lake-dfs",
        ],
        more: true,
        lost: [...stateful, ...containers, ...catalog],
        // Compute reaches accounts of other names, and a workspace of another name passes the firewalls.
        weakened: [
            "lake networkRuleSet.resourceAccessRules[1]",
            "warehouse-store networkRuleSet.resourceAccessRules[0]",
            ...["lake-blob", "lake-dfs", "storage-queue", "storage-table"].map(
                (rule) => `ml managedNetwork.outboundRules.${rule}`,
            ),
        ],
    },
    {
        name: "retention-shortened",
        stack: "prod",
        changes: { "observability.retentionDays": 90 },
        expected: ["update Workspace logs"],
    },
    {
        name: "protection-lifted",
        stack: "prod",
        changes: { "protection.protectData": false, "protection.lockData": false },
        expected: [
            ...locks.map((name) => `delete ManagementLockByScope ${name}-lock`),
            ...["Catalog databricks-catalog", "StorageCredential databricks-catalog"].map((each) => `update ${each}`),
            ...schemas.map((schema) => `update Schema databricks-catalog-${schema}`),
            ...zones.map((zone) => `update ExternalLocation databricks-catalog-${zone}`),
        ],
        weakened: "much",
    },
    {
        name: "lake-key-given",
        stack: "prod",
        from: { "lake.customerManagedKey": false },
        changes: { "lake.customerManagedKey": true },
        expected: [
            "create Key lake-key",
            "create RoleAssignment lake-key-use",
            "create Sleep lake-key-ready",
            "create UserAssignedIdentity lake-key-identity",
            // How it is encrypted apart from the key stays, so the account does.
            "update StorageAccount lake",
        ],
        more: true,
    },
    {
        // Step 2 of docs/runbooks/dbfs-root-key.md.
        name: "root-key-set",
        stack: "prod",
        changes: {
            "databricks.workspace.dbfsRootKey": "enabled",
            "databricks.workspace.dbfsRootIdentityObjectId": "00000000-0000-0000-0000-00000000d8f5",
        },
        expected: ["update Workspace databricks"],
        more: true,
    },
    {
        name: "sql-script-changed",
        stack: "prod",
        changes: {},
        files: ["workloads/sql/control/060_commit_load.sql"],
        expected: ["update Command sql-control-schema"],
    },
    {
        name: "sql-script-may-drop",
        stack: "prod",
        changes: { "sql.databases.control.schema": { folder: "control", allowDrop: ["040_load.sql"] } },
        expected: ["update Command sql-control-schema"],
    },
    {
        name: "sql-user-added",
        stack: "prod",
        changes: {
            "sql.databases.control.users[+]": {
                persona: "analyst",
                roles: ["control_reader"],
                grants: [{ permission: "VIEW DEFINITION", schema: "control" }],
            },
        },
        expected: ["update Command sql-control-users"],
    },
    {
        name: "ingest-table-added",
        stack: "prod",
        changes: { "ingest.sources.crm.tables[+]": { name: "Complaints", mode: "full" } },
        // Its loads are watched as well, and bronze is built from them.
        expected: [
            "update Pipeline ingest-crm-daily",
            "update ScheduledQueryRule ingest-alerts-late-tables",
            "update WorkspaceFile databricks-jobs-code-tables-bronze.json",
        ],
    },
    {
        name: "ingest-time-changed",
        stack: "prod",
        changes: { "ingest.sources.erp.schedule.time": "05:00" },
        expected: [
            "replace Sleep ingest-erp-daily-trigger-change by triggers",
            "update Command ingest-erp-daily-trigger-start",
            "update Command ingest-erp-daily-trigger-stop",
            "update Trigger ingest-erp-daily-trigger",
        ],
    },
    {
        name: "sql-administrators-changed",
        stack: "prod",
        changes: {
            "sql.administrators": {
                groupObjectId: "8a6d2c10-0000-4000-8000-00000000f011",
                name: "amlp-prod-sql-owners",
            },
        },
        // The server stays: azure-native would replace it for other administrators.
        expected: ["update Deployment sql-administrators"],
    },
];
