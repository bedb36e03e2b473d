const nameless = (endpoint: string) => [`network-private-endpoint-dns @dbw-${endpoint}`];
const hardening = ["databricks-workspace-hardening @dbw"];

/** By resource of the compliant workspace: what its removal trips. */
export const databricksRemovals: Record<string, string[]> = {
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
    "serverless-binding": ["databricks-serverless-connectivity @warehouse"],
    "serverless-policy": ["databricks-serverless-connectivity @warehouse"],
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
