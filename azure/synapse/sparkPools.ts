/** Memory of one node of a Spark pool, in GB, by its size. Source: learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-pool-configurations, "Node sizes". */
export const sparkNodeSizes = {
    Small: { memoryGb: 32 },
    Medium: { memoryGb: 64 },
    Large: { memoryGb: 128 },
    XLarge: { memoryGb: 256 },
    XXLarge: { memoryGb: 432 },
} as const satisfies Readonly<Record<string, { readonly memoryGb: number }>>;

/** Name of a size of a node. */
export type SparkNodeSize = keyof typeof sparkNodeSizes;

/**
 * Versions of Spark that a new pool may have. Source: learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-version-support.
 * unverified: how long 3.4 is still offered.
 */
export const sparkVersions = ["3.4", "3.5"] as const;

/** Version of Spark. */
export type SparkVersion = (typeof sparkVersions)[number];

/**
 * Bounds of a Spark pool. Source: learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-pool-configurations (3 to 200
 * nodes); hashicorp/terraform-provider-azurerm, internal/services/synapse/synapse_spark_pool_resource.go (5 to 10080 minutes).
 */
export const sparkPoolLimits = { nodes: [3, 200], autoPauseMinutes: [5, 10080] } as const;
