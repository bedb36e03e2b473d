/**
 * Table of the runs of pipelines in Log Analytics, with the columns that alerts read. Sources: learn.microsoft.com/azure/
 * azure-monitor/reference/tables/adfpipelinerun (columns and types); learn.microsoft.com/azure/data-factory/
 * monitor-schema-logs-events (values). Logs go there, and not to AzureDiagnostics, where the diagnostic setting says so.
 */
export const pipelineRuns = {
    name: "ADFPipelineRun",
    columns: {
        TimeGenerated: "datetime",
        _ResourceId: "string",
        PipelineName: "string",
        Status: "string",
        Parameters: "string",
    },
} as const;
