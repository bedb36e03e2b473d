import { definitionWith } from "../../compliant/databricks/compute";
import type { CheckBreaks, ServiceBreaks } from "./breaks";

const gpu = "Standard_NC64as_T4_v3";
const optionalPool = {
    instance_pool_id: { type: "allowlist", values: ["pool"], isOptional: true },
    driver_instance_pool_id: { type: "forbidden" },
};

/** By rule about the definition of a compute policy: definitions that the rule does not take. */
const definitions: Record<string, string[]> = {
    "databricks-node-type-retirement": [
        definitionWith({ node_type_id: { type: "fixed", value: "Standard_L16s_v2" } }),
        definitionWith({ node_type_id: { type: "allowlist", values: [gpu, "Standard_NC6s_v3"] } }),
        definitionWith({ driver_node_type_id: { type: "fixed", value: "standard_ds3_v2" } }),
    ],
    "databricks-policy-autotermination": [
        definitionWith({ autotermination_minutes: undefined }),
        definitionWith({ autotermination_minutes: { type: "fixed", value: 0 } }),
        definitionWith({ autotermination_minutes: { type: "fixed", value: 121 } }),
        definitionWith({ autotermination_minutes: { type: "fixed", value: "30" } }),
        definitionWith({ autotermination_minutes: { type: "range", minValue: 0, maxValue: 60 } }),
        definitionWith({ autotermination_minutes: { type: "range", minValue: 10 } }),
        definitionWith({ autotermination_minutes: { type: "range", maxValue: 120 } }),
        definitionWith({ autotermination_minutes: { type: "range", minValue: null, maxValue: 60 } }),
        definitionWith({ autotermination_minutes: { type: "allowlist", values: [30, 0] } }),
        definitionWith({ autotermination_minutes: { type: "unlimited", defaultValue: 30 } }),
        definitionWith({ autotermination_minutes: { type: "range", minValue: 10, maxValue: 60, isOptional: true } }),
        definitionWith({ autotermination_minutes: undefined, cluster_type: { type: "fixed", value: "all-purpose" } }),
        definitionWith({
            autotermination_minutes: undefined,
            cluster_type: { type: "allowlist", values: ["job", "all-purpose"] },
        }),
    ],
    "databricks-policy-cost-cap": [
        definitionWith({ dbus_per_hour: undefined }),
        definitionWith({ dbus_per_hour: { type: "range", minValue: 1 } }),
        definitionWith({ dbus_per_hour: { type: "unlimited" } }),
        definitionWith({ dbus_per_hour: { type: "range", maxValue: "20" } }),
        definitionWith({ dbus_per_hour: { type: "range", maxValue: 201 } }),
    ],
    "databricks-policy-cost-tags": [
        definitionWith({ "custom_tags.owner": undefined }),
        definitionWith({ "custom_tags.costCenter": { type: "unlimited" } }),
        definitionWith({ "custom_tags.costCenter": { type: "forbidden" } }),
        definitionWith({ "custom_tags.environment": { type: "fixed", value: " " } }),
        definitionWith({ "custom_tags.environment": { type: "allowlist", values: ["prod"] } }),
        definitionWith({ ...optionalPool, "custom_tags.owner": { type: "forbidden" } }),
    ],
    "databricks-policy-node-types": [
        definitionWith({ node_type_id: undefined }),
        definitionWith({ node_type_id: { type: "blocklist", values: [gpu] } }),
        definitionWith({ node_type_id: { type: "allowlist", values: [] } }),
        definitionWith({ driver_node_type_id: undefined }),
        definitionWith({ driver_node_type_id: { type: "regex", pattern: ".*" } }),
        definitionWith({
            instance_pool_id: { type: "fixed", value: "pool" },
            driver_instance_pool_id: { type: "unlimited" },
        }),
        definitionWith({ instance_pool_id: { type: "fixed", value: "pool" } }),
        definitionWith({ ...optionalPool, node_type_id: undefined }),
        definitionWith({ ...optionalPool, node_type_id: { type: "unlimited", isOptional: true } }),
        definitionWith({ node_type_id: { type: "allowlist", values: [gpu], isOptional: true } }),
        definitionWith({ node_type_id: { type: "fixed" } }),
        definitionWith({ node_type_id: { type: "allowlist", values: [gpu, ""] } }),
    ],
    "databricks-policy-runtimes": [
        definitionWith({ spark_version: undefined }),
        definitionWith({ spark_version: { type: "unlimited", defaultValue: "auto:latest-lts" } }),
        definitionWith({ spark_version: { type: "regex", pattern: "1[5-9]\\..*" } }),
        definitionWith({ spark_version: { type: "fixed", value: "13.3.x-scala2.12" } }),
        definitionWith({ spark_version: { type: "allowlist", values: ["17.3.x-scala2.13", "9.1.x-scala2.12"] } }),
        definitionWith({ spark_version: { type: "fixed", value: "14.2.x-scala2.12" } }),
        definitionWith({ spark_version: { type: "fixed", value: "custom:snapshot" } }),
        definitionWith({ spark_version: { type: "fixed", value: "auto:latest-ml" } }),
        definitionWith({ spark_version: { type: "fixed", value: "auto:latest-lts-of-my-own" } }),
    ],
    "databricks-policy-access-mode": [
        definitionWith({ data_security_mode: undefined }),
        definitionWith({ data_security_mode: { type: "fixed", value: "NONE" } }),
        definitionWith({ data_security_mode: { type: "allowlist", values: ["SINGLE_USER", "LEGACY_TABLE_ACL"] } }),
        definitionWith({ data_security_mode: { type: "allowlist", values: ["SINGLE_USER"], isOptional: true } }),
    ],
    "databricks-policy-init-scripts": [
        definitionWith({ "init_scripts.*.dbfs.destination": undefined }),
        definitionWith({ "init_scripts.*.dbfs.destination": { type: "regex", pattern: "dbfs:/scripts/.*" } }),
        definitionWith({ "init_scripts.0.dbfs.destination": { type: "fixed", value: "dbfs:/scripts/a.sh" } }),
        definitionWith({
            "init_scripts.*": { type: "forbidden" },
            "init_scripts.*.dbfs.destination": { type: "unlimited", isOptional: true },
        }),
    ],
    "databricks-policy-ssh-keys": [
        definitionWith({ "ssh_public_keys.*": undefined }),
        definitionWith({ "ssh_public_keys.*": { type: "unlimited", isOptional: true } }),
        definitionWith({ "ssh_public_keys.0": { type: "unlimited", isOptional: true } }),
    ],
    "databricks-policy-workers": [
        definitionWith({ "autoscale.max_workers": undefined }),
        definitionWith({ "autoscale.max_workers": { type: "range", minValue: 1 } }),
        definitionWith({ "autoscale.max_workers": { type: "unlimited" } }),
        definitionWith({ "autoscale.max_workers": { type: "range", maxValue: 8, isOptional: true } }),
        definitionWith({ "autoscale.max_workers": { type: "forbidden" } }),
        definitionWith({ "autoscale.max_workers": { type: "range", maxValue: 33 } }),
        definitionWith({ "autoscale.max_workers": undefined, num_workers: { type: "allowlist", values: [2, 10000] } }),
    ],
    "databricks-policy-gpu-spot": [
        definitionWith({ "azure_attributes.availability": undefined }),
        definitionWith({ "azure_attributes.availability": { type: "fixed", value: "ON_DEMAND_AZURE" } }),
    ],
};
const policyRules = Object.keys(definitions).sort();
const structured = true;
const unsetPasses = true;

const wholeInternet = Array.from({ length: 223 }, (_, first) => `${first + 1}.0.0.0/8`);

const tagged = (...keys: string[]) => keys.map((key) => ({ key, value: "x" }));

const checks: Record<string, CheckBreaks> = {
    ...Object.fromEntries(
        Object.entries(definitions).map(([rule, disallowed]) => [`${rule} definition`, { disallowed, structured }]),
    ),
    "databricks-workspace-public-access publicNetworkAccess": { disallowed: ["Enabled"] },
    "databricks-workspace-premium-tier sku.name": { disallowed: ["standard", "trial"] },
    "databricks-workspace-nsg-rules requiredNsgRules": { disallowed: ["AllRules", "NoAzureServiceRules"] },
    "databricks-workspace-storage-firewall defaultStorageFirewall": { disallowed: ["Disabled"] },
    "databricks-workspace-storage-replication parameters.storageAccountSkuName.value": {
        disallowed: ["Standard_LRS", "Standard_GRS"],
    },
    "databricks-workspace-root-key parameters.encryption.value": {
        disallowed: [{ keySource: "Default" }, { keySource: "Microsoft.Keyvault" }, {}],
        structured,
    },
    "databricks-connector-identity identity.type": { disallowed: ["None"] },
    "databricks-node-type-retirement nodeTypeId": { disallowed: ["Standard_F8s_v2", "Standard_D8s_v3"], structured },
    "databricks-pool-limits maxCapacity": { disallowed: [0, 101, "10"], structured },
    "databricks-pool-limits idleInstanceAutoterminationMinutes": { disallowed: [61, -1, "15"], structured },
    "databricks-pool-idle-instances minIdleInstances": { disallowed: [1, "0"], structured, unsetPasses },
    "databricks-compute-tags tags.customTags": {
        disallowed: [
            [],
            tagged("owner", "costCenter"),
            [...tagged("owner", "costCenter"), { key: "environment", value: " " }],
        ],
        structured,
    },
    "databricks-warehouse-stop autoStopMins": { disallowed: [0, 61, "10"], structured },
    "databricks-warehouse-clusters maxNumClusters": { disallowed: [11, 0, "2"], structured, unsetPasses },
    "databricks-warehouse-channel channel.name": { disallowed: ["CHANNEL_NAME_PREVIEW"], unsetPasses },
    "databricks-permission-everyone accessControls": {
        disallowed: [
            [{ groupName: "users", permissionLevel: "CAN_MANAGE" }],
            [
                { groupName: "engineers", permissionLevel: "CAN_USE" },
                { groupName: "account users", permissionLevel: "CAN_MANAGE_RUN" },
            ],
            [{ groupName: "Users", permissionLevel: "IS_OWNER" }],
        ],
        structured,
    },
    "databricks-permission-tokens accessControls": {
        disallowed: [[{ groupName: "users", permissionLevel: "CAN_USE" }]],
        structured,
    },
    "databricks-entitlement-create allowClusterCreate": { unsetPasses },
    "databricks-entitlement-create allowInstancePoolCreate": { unsetPasses },
    "databricks-grant-everyone grants": {
        disallowed: [
            ...["MODIFY", "WRITE_VOLUME", "CREATE_TABLE", "EXTERNAL_USE_SCHEMA", "SET_SHARE_PERMISSION"],
            ...["SET SHARE PERMISSION", "USE_CONNECTION", "REFRESH", "ACCESS", "a privilege of tomorrow"],
        ].map((privilege) => [
            { principal: "engineers", privileges: ["MODIFY"] },
            { principal: "account users", privileges: ["SELECT", privilege] },
        ]),
        structured,
    },
    "databricks-grant-everyone ": { structured },
    "databricks-grant-all-privileges grants": {
        disallowed: ["ALL_PRIVILEGES", "ALL PRIVILEGES", "all_privileges", "MANAGE"].map((privilege) => [
            { principal: "engineers", privileges: ["SELECT", privilege] },
        ]),
        structured,
    },
    "databricks-grant-all-privileges privileges": { disallowed: [], structured },
    "databricks-scope-backend backendType": { disallowed: ["DATABRICKS"] },
    "databricks-scope-readers principal": { disallowed: ["users", "account users", " "], structured },
    "databricks-scope-readers ": { structured },
    "databricks-provider-secrets ": { structured },
    "databricks-credential-identity ": { structured },
    "databricks-securable-isolation isolationMode": { disallowed: ["OPEN", "ISOLATION_MODE_OPEN"] },
    "databricks-securable-force-destroy forceDestroy": { unsetPasses },
    "databricks-metastore-storage-root ": { structured },
    "databricks-metastore-sharing ": { structured },
    "databricks-securable-owner owner": {
        disallowed: ["users", "account users", "Account Users"],
        structured,
        unsetPasses,
    },
    "databricks-metastore-owner owner": { disallowed: ["somebody@example.com", ""], structured },
    "databricks-settings-token-lifetime customConfig.maxTokenLifetimeDays": {
        disallowed: ["0", "91", "100", "", 7],
        structured,
    },
    "databricks-settings-verbose-audit customConfig.enableVerboseAuditLogs": { disallowed: ["false"], caseless: true },
    "databricks-settings-file-browser customConfig.enableDbfsFileBrowser": { disallowed: ["true"], caseless: true },
    "databricks-settings-file-browser customConfig.enableFileStoreEndpoint": { disallowed: ["true"], caseless: true },
    "databricks-settings-downloads customConfig.enableResultsDownloading": { disallowed: ["true"], caseless: true },
    "databricks-settings-downloads customConfig.enableExportNotebook": { disallowed: ["true"], caseless: true },
    "databricks-settings-downloads customConfig.enableNotebookTableClipboard": { disallowed: ["true"], caseless: true },
    "databricks-settings-results customConfig.storeInteractiveNotebookResultsInCustomerAccount": {
        disallowed: ["false"],
        caseless: true,
    },
    "databricks-settings-admins restrictWorkspaceAdmins.status": { disallowed: ["ALLOW_ALL"] },
    "databricks-access-list-addresses ipAddresses": {
        disallowed: [[], ["0.0.0.0/0"], ["198.51.100.0/24", "0.0.0.0"], ["8.0.0.0/7"], wholeInternet],
        structured,
    },
    "databricks-network-policy-assigned networkPolicyId": { disallowed: ["default-policy", ""], structured },
    "databricks-provider-authentication authType": {
        disallowed: ["pat", "basic", "oauth-m2m", "azure-client-secret"],
    },
    "databricks-network-policy-egress egress.networkAccess.restrictionMode": { disallowed: ["FULL_ACCESS"] },
    "databricks-network-policy-enforced egress.networkAccess.policyEnforcement.enforcementMode": {
        disallowed: ["DRY_RUN"],
        unsetPasses,
    },
    "databricks-job-cluster-policy jobClusters": {
        disallowed: [[{ jobClusterKey: "vacuum", newCluster: { sparkVersion: "17.3.x-scala2.13" } }]],
        structured,
        unsetPasses,
    },
    "databricks-job-cluster-policy tasks": {
        disallowed: [
            [{ taskKey: "vacuum", existingClusterId: "0601-1" }],
            [{ taskKey: "vacuum", newCluster: { policyId: " " } }],
            [{ taskKey: "vacuum", forEachTask: { inputs: "[]", task: { existingClusterId: "0601-1" } } }],
            [{ taskKey: "vacuum", forEachTask: { inputs: "[]", task: { newCluster: { numWorkers: 100 } } } }],
        ],
        structured,
        unsetPasses,
    },
    "databricks-job-spark-submit tasks": {
        disallowed: [
            [{ taskKey: "a", jobClusterKey: "vacuum", sparkSubmitTask: { parameters: [] } }],
            [{ taskKey: "a", forEachTask: { inputs: "[]", task: { sparkSubmitTask: { parameters: [] } } } }],
        ],
        structured,
        unsetPasses,
    },
    "databricks-job-spark-submit ": { structured },
    "databricks-job-concurrency maxConcurrentRuns": { disallowed: [0, 11, "1"], structured, unsetPasses },
    "databricks-job-retries tasks": {
        disallowed: [
            [{ taskKey: "vacuum", jobClusterKey: "vacuum", maxRetries: -1 }],
            [{ taskKey: "vacuum", jobClusterKey: "vacuum", maxRetries: 11 }],
        ],
        structured,
        unsetPasses,
    },
    "databricks-job-secrets parameters": {
        disallowed: [
            [{ name: "sqlPassword", default: "x" }],
            [
                { name: "catalog", default: "amlp_prod" },
                { name: "landing", default: "https://stlake.dfs.core.windows.net/landing?sig=x" },
            ],
        ],
        structured,
        unsetPasses,
    },
    "databricks-job-secrets jobClusters": {
        disallowed: [
            [{ jobClusterKey: "vacuum", newCluster: { policyId: "0011", sparkEnvVars: { API_TOKEN: "x" } } }],
            [
                {
                    jobClusterKey: "vacuum",
                    newCluster: { policyId: "0011", sparkConf: { "fs.azure.account.key": "AccountKey=x" } },
                },
            ],
        ],
        structured,
        unsetPasses,
    },
    "databricks-job-secrets tasks": {
        disallowed: [
            ...[
                { sparkPythonTask: { parameters: ["--catalog", "amlp_prod", "--api-key", "x"] } },
                { sparkPythonTask: { parameters: ["--api-key=x"] } },
                { pythonWheelTask: { parameters: ["dapi0123456789abcdef0"] } },
                { pythonWheelTask: { namedParameters: { password: "x" } } },
                { sparkJarTask: { parameters: ["-password", "x"] } },
                { notebookTask: { baseParameters: { client_secret: "x" } } },
                { sqlTask: { parameters: { token: "x" } } },
                { runJobTask: { jobParameters: { token: "x" } } },
            ].map((work) => [{ taskKey: "a", jobClusterKey: "vacuum", ...work }]),
            [{ taskKey: "a", newCluster: { policyId: "0011", sparkEnvVars: { API_TOKEN: "x" } } }],
            [{ taskKey: "a", forEachTask: { inputs: "[]", task: { sqlTask: { parameters: { token: "x" } } } } }],
        ],
        structured,
        unsetPasses,
    },
    "databricks-serving-rate-limits aiGateway.rateLimits": {
        disallowed: [
            [],
            [{ key: "user", calls: 600, renewalPeriod: "minute" }],
            [{ key: "endpoint", calls: 0, renewalPeriod: "minute" }],
            [{ key: "endpoint", tokens: 600, renewalPeriod: "minute" }],
        ],
        structured,
    },
    "databricks-serving-scale-to-zero config.servedEntities": {
        disallowed: [
            [{ name: "sales-3", scaleToZeroEnabled: false }],
            [{ name: "sales-3", scaleToZeroEnabled: true }, { name: "sales-4" }],
        ],
        structured,
    },
    "databricks-monitor-baseline baselineTableName": { disallowed: ["", " "], structured },
    "databricks-monitor-baseline schedule.quartzCronExpression": { disallowed: [""], structured },
    "databricks-job-timeout timeoutSeconds": { disallowed: [0, "3600"], structured },
    "databricks-job-cluster-policy ": { structured },
    "databricks-job-run-as ": { structured },
    "databricks-cluster-access-mode dataSecurityMode": {
        disallowed: ["NONE", "LEGACY_TABLE_ACL", "LEGACY_SINGLE_USER", "LEGACY_PASSTHROUGH"],
    },
    "databricks-cluster-autotermination autoterminationMinutes": {
        disallowed: [0, -1, 121, "60"],
        structured,
        unsetPasses,
    },
    "databricks-pipeline-cluster-policy ": { structured },
};

// Every one of them reads the tasks of a job.
const taskRules = [
    "databricks-job-cluster-policy",
    "databricks-job-retries",
    "databricks-job-secrets",
    "databricks-job-spark-submit",
];

const alsoTrips: Record<string, string[]> = {
    // Every rule about compute policies reads the one definition.
    ...Object.fromEntries(
        policyRules.flatMap((rule) =>
            ["unset", "unknown"].map((how) => [
                `${rule} definition ${how}`,
                policyRules.filter((other) => other !== rule),
            ]),
        ),
    ),
    // Whether a workspace needs endpoints hangs on whether it is closed.
    "databricks-workspace-public-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
    ...bothWays("accessControls", "databricks-permission-everyone", "databricks-permission-tokens"),
    ...bothWays("owner", "databricks-metastore-owner", "databricks-securable-owner"),
    "databricks-metastore-owner owner unset": [],
    ...Object.fromEntries(
        taskRules.flatMap((rule) => [
            [`${rule} tasks unknown`, taskRules.filter((other) => other !== rule)],
            [`${rule} tasks unset`, []],
        ]),
    ),
    "databricks-job-cluster-policy jobClusters unknown": ["databricks-job-secrets"],
    "databricks-job-secrets jobClusters unknown": ["databricks-job-cluster-policy"],
    ...bothWays("grants", "databricks-grant-all-privileges", "databricks-grant-everyone"),
    // Whether all users are granted too much hangs on what is granted.
    "databricks-grant-all-privileges privileges unknown": ["databricks-grant-everyone"],
    // A principal that manages tokens can create one.
    ...Object.fromEntries(
        (checks["databricks-permission-everyone accessControls"]?.disallowed ?? []).map((value) => [
            `databricks-permission-everyone accessControls = ${JSON.stringify(value)}`,
            ["databricks-permission-tokens"],
        ]),
    ),
};

function bothWays(path: string, one: string, other: string): Record<string, string[]> {
    return Object.fromEntries(
        ["unset", "unknown"].flatMap((how) => [
            [`${one} ${path} ${how}`, [other]],
            [`${other} ${path} ${how}`, [one]],
        ]),
    );
}

const nameless = (endpoint: string) => [`network-private-endpoint-dns @dbw-${endpoint}`];
const onServerless = ["sales-endpoint", "sales-monitor", "warehouse"].map(
    (name) => `databricks-serverless-connectivity @${name}`,
);
const hardening = ["databricks-workspace-hardening @dbw"];

const removals: Record<string, string[]> = {
    "dbw-diagnostics": ["monitoring-diagnostic-setting @dbw"],
    "zone-privatelink.azuredatabricks.net-link": [
        "network-private-endpoint-dns @dbw-browser_authentication",
        "network-private-endpoint-dns @dbw-databricks_ui_api",
    ],
    "dbw-databricks_ui_api": ["network-service-private-endpoint @dbw"],
    "dbw-browser_authentication": ["databricks-workspace-browser-authentication @dbw"],
    "dbw-root-dfs": ["databricks-workspace-root-endpoints @dbw"],
    "dbw-root-blob": ["databricks-workspace-root-endpoints @dbw"],
    "dbw-databricks_ui_api-dns": nameless("databricks_ui_api"),
    "dbw-browser_authentication-dns": nameless("browser_authentication"),
    "dbw-root-dfs-dns": nameless("root-dfs"),
    "dbw-root-blob-dns": nameless("root-blob"),
    "connector-bronze": ["databricks-connector-roles @bronze-location"],
    "serverless-binding": onServerless,
    "serverless-policy": onServerless,
    "serverless-lake-dfs": ["databricks-serverless-lake @lake"],
    "serverless-lake-blob": ["databricks-serverless-lake @lake"],
    "dbw-conf": hardening,
    "dbw-legacy-access": hardening,
    "dbw-legacy-dbfs": hardening,
    "dbw-admins": hardening,
    "dbw-audit-schema": ["databricks-settings-audit-schema @dbw-conf"],
    "lake-credential-binding": ["databricks-securable-binding @lake-credential"],
    "bronze-location-binding": ["databricks-securable-binding @bronze-location"],
    "catalog-binding": ["databricks-securable-binding @catalog"],
};

export const databricksBreaks: ServiceBreaks = { checks, alsoTrips, removals };
