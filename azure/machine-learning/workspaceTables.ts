/** A table in Log Analytics that a workspace's logs go to. */
export interface WorkspaceTable {
    /** Name of the table, which is that of the log category as well. */
    readonly name: string;
    /** Columns that alerts read, with their types. */
    readonly columns: Readonly<Record<string, "datetime" | "int" | "string">>;
}

/**
 * Tables of the logs of Microsoft.MachineLearningServices/workspaces. Sources: learn.microsoft.com/azure/azure-monitor/
 * reference/tables/amlrunstatuschangedevent and amlcomputeclusterevent (columns and types); learn.microsoft.com/azure/
 * machine-learning/monitor-resource-reference (what columns of clusters hold; the table of nodes is deprecated).
 * AzureMetrics is not among them: the diagnostic setting leaves the dimensions out, so that no family could be named
 * (MicrosoftDocs/azure-docs, articles/machine-learning/monitor-azure-machine-learning.md).
 */
export const workspaceTables = {
    runs: {
        name: "AmlRunStatusChangedEvent",
        columns: {
            TimeGenerated: "datetime",
            _ResourceId: "string",
            RunId: "string",
            RootRunId: "string",
            Status: "string",
        },
    },
    clusters: {
        name: "AmlComputeClusterEvent",
        columns: {
            TimeGenerated: "datetime",
            _ResourceId: "string",
            ClusterName: "string",
            UnusableNodeCount: "int",
            VmFamilyName: "string",
            VmPriority: "string",
            QuotaAllocated: "string",
            QuotaUtilized: "string",
        },
    },
} as const satisfies Readonly<Record<string, WorkspaceTable>>;
