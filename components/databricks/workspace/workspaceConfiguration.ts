/** What of a workspace's configuration can be chosen. */
export interface WorkspaceConfigurationChoices {
    /** Whether there are personal access tokens. */
    tokens: boolean;
    /** Most days that a new token lives. */
    maxTokenLifetimeDays: number;
    /** Whether lists of addresses are enforced. */
    ipAccessLists: boolean;
    /** Whether results and notebooks may leave by download, export and clipboard. */
    downloads: boolean;
}

/**
 * Keys of a workspace's configuration that have no resource of their own; all values are texts.
 *
 * Sources: enableTokensConfig, maxTokenLifetimeDays and enableIpAccessLists: docs/resources/workspace_conf.md of
 * databricks/terraform-provider-databricks, commit 684f4424. The others: databricks-industry-solutions/
 * security-analysis-tool, configs/security_best_practices.csv, commit d4355dcd, by the check named with each.
 * unverified: that the service takes every one of them over its API in a new workspace.
 */
export function workspaceConfiguration(choices: WorkspaceConfigurationChoices): Record<string, string> {
    const { tokens, maxTokenLifetimeDays, ipAccessLists, downloads } = choices;
    return {
        enableTokensConfig: String(tokens),
        maxTokenLifetimeDays: String(maxTokenLifetimeDays), // IA-5
        enableIpAccessLists: String(ipAccessLists), // NS-11
        enableVerboseAuditLogs: "true", // GOV-15
        enableDbfsFileBrowser: "false", // DP-13
        enableFileStoreEndpoint: "false", // DP-9
        storeInteractiveNotebookResultsInCustomerAccount: "true", // DP-8
        enableResultsDownloading: String(downloads), // DP-5
        enableExportNotebook: String(downloads), // DP-6
        enableNotebookTableClipboard: String(downloads), // DP-7
    };
}
