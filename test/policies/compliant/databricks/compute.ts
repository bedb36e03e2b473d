import { type FixtureResource, outputOf } from "../../support/fixture";
import { object } from "./workspace";

const cost = { owner: "data-team", costCenter: "4711", environment: "prod" };
const fixed = (value: unknown) => ({ type: "fixed", value });
const sizes = { type: "allowlist", values: ["Standard_NC4as_T4_v3", "Standard_NC8as_T4_v3"] };

const runAs = { servicePrincipalName: "33333333-4444-5555-6666-777777777777" };

const limitations: Record<string, unknown> = {
    autotermination_minutes: { type: "range", minValue: 10, maxValue: 60, defaultValue: 30 },
    dbus_per_hour: { type: "range", maxValue: 20 },
    "custom_tags.owner": fixed(cost.owner),
    "custom_tags.costCenter": fixed(cost.costCenter),
    "custom_tags.environment": fixed(cost.environment),
    node_type_id: sizes,
    driver_node_type_id: sizes,
    "autoscale.max_workers": { type: "range", minValue: 1, maxValue: 8 },
    spark_version: { type: "allowlist", values: ["17.3.x-gpu-ml-scala2.13", "auto:latest-lts-ml"] },
    data_security_mode: fixed("SINGLE_USER"),
    "azure_attributes.availability": fixed("SPOT_WITH_FALLBACK_AZURE"),
    "init_scripts.*.dbfs.destination": { type: "forbidden" },
    "ssh_public_keys.*": { type: "forbidden" },
};

/** The compliant policy's definition with limitations replaced; `undefined` takes one away. */
export function definitionWith(changes: Record<string, unknown>): string {
    return JSON.stringify({ ...limitations, ...changes });
}

const policy = object("ClusterPolicy", "policy-gpu", { name: "ml-gpu", definition: definitionWith({}) }, "0011");

export const databricksCompute: readonly FixtureResource[] = [
    policy,
    object("InstancePool", "pool-cpu", {
        instancePoolName: "cpu",
        nodeTypeId: "Standard_D4ds_v5",
        minIdleInstances: 0,
        maxCapacity: 10,
        idleInstanceAutoterminationMinutes: 15,
        customTags: cost,
    }),
    object("SqlEndpoint", "warehouse", {
        name: "analysts",
        clusterSize: "2X-Small",
        autoStopMins: 10,
        maxNumClusters: 2,
        enableServerlessCompute: true,
        channel: { name: "CHANNEL_NAME_CURRENT" },
        tags: { customTags: Object.entries(cost).map(([key, value]) => ({ key, value })) },
    }),
    object("Permissions", "token-use", {
        authorization: "tokens",
        accessControls: [{ groupName: "pipelines", permissionLevel: "CAN_USE" }],
    }),
    object("Permissions", "policy-gpu-use", {
        clusterPolicyId: outputOf(policy, "0011"),
        accessControls: [{ groupName: "scientists", permissionLevel: "CAN_USE" }],
    }),
    object("Entitlements", "scientists-entitlements", {
        groupId: "1001",
        workspaceAccess: true,
        allowClusterCreate: false,
        allowInstancePoolCreate: false,
    }),
    object("Group", "scientists", {
        displayName: "scientists",
        allowClusterCreate: false,
        allowInstancePoolCreate: false,
    }),
    object("User", "operator", {
        userName: "operator@example.com",
        allowClusterCreate: false,
        allowInstancePoolCreate: false,
    }),
    object("ServicePrincipal", "pipelines", {
        displayName: "pipelines",
        allowClusterCreate: false,
        allowInstancePoolCreate: false,
    }),
    object("Cluster", "notebooks", {
        clusterName: "notebooks",
        policyId: outputOf(policy, "0011"),
        dataSecurityMode: "USER_ISOLATION",
        autoterminationMinutes: 60,
    }),
    object("Pipeline", "ingest", {
        name: "ingest",
        clusters: [{ policyId: outputOf(policy, "0011") }],
        runAs,
    }),
    object("Job", "maintenance", {
        name: "delta-maintenance",
        maxConcurrentRuns: 1,
        timeoutSeconds: 3600,
        jobClusters: [{ jobClusterKey: "vacuum", newCluster: { policyId: outputOf(policy, "0011") } }],
        tasks: [{ taskKey: "vacuum", jobClusterKey: "vacuum", maxRetries: 1 }],
        parameters: [{ name: "catalog", default: "amlp_prod" }],
        runAs,
    }),
    object("ModelServing", "sales-endpoint", {
        name: "sales",
        config: {
            servedEntities: [
                { name: "sales-3", entityName: "amlp_prod.models.sales", entityVersion: "3", scaleToZeroEnabled: true },
            ],
        },
        aiGateway: {
            inferenceTableConfig: { enabled: true, catalogName: "amlp_prod", schemaName: "bronze" },
            rateLimits: [{ key: "endpoint", calls: 600, renewalPeriod: "minute" }],
        },
    }),
    object("QualityMonitor", "sales-monitor", {
        tableName: "amlp_prod.bronze.sales_payload",
        baselineTableName: "amlp_prod.gold.sales_baseline",
        outputSchemaName: "amlp_prod.bronze",
        assetsDir: "/Platform/monitors/sales",
        schedule: { quartzCronExpression: "0 0 6 * * ?", timezoneId: "UTC" },
    }),
];
