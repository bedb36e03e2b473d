/** A metric of a workspace that an alert looks at. */
export interface WorkspaceMetric {
    /** Name in the REST API. */
    readonly name: string;
    /** How the values of a window become one. */
    readonly aggregation: "Total" | "Maximum";
    /** Dimension that an alert tells; none where it is left out. */
    readonly dimension?: string;
}

/**
 * Metrics of Microsoft.MachineLearningServices/workspaces. Sources: learn.microsoft.com/azure/azure-monitor/reference/
 * supported-metrics/microsoft-machinelearningservices-workspaces-metrics (categories Run and Quota); that they are worth an
 * alert: azure.github.io/azure-monitor-baseline-alerts, MachineLearningServices/workspaces.
 * unverified: that Quota Utilization Percentage is emitted for the quota of a subscription where the workspace has none of
 * its own.
 */
export const workspaceMetrics = {
    failedRuns: { name: "Failed Runs", aggregation: "Total", dimension: "ExperimentName" },
    unusableNodes: { name: "Unusable Nodes", aggregation: "Maximum", dimension: "ClusterName" },
    quotaUse: { name: "Quota Utilization Percentage", aggregation: "Maximum", dimension: "VmFamilyName" },
} as const satisfies Readonly<Record<string, WorkspaceMetric>>;

/** Namespace of the metrics. */
export const workspaceMetricNamespace = "Microsoft.MachineLearningServices/workspaces";
