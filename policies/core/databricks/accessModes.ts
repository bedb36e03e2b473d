/**
 * The modes under which Unity Catalog rules a cluster; the old ones and `NONE` are no such mode. Source:
 * databricks/databricks-sdk-go, service/compute/model.go, DataSecurityMode.
 */
export const accessModes: readonly string[] = [
    "USER_ISOLATION",
    "SINGLE_USER",
    "DATA_SECURITY_MODE_STANDARD",
    "DATA_SECURITY_MODE_DEDICATED",
    "DATA_SECURITY_MODE_AUTO",
];
