/**
 * Catalog that names without one lead to in a new workspace. Where the account enables workspaces for Unity Catalog
 * automatically, a workspace also has a catalog of its own, in which all its users may make tables, volumes, models and
 * functions of their own (learn.microsoft.com/azure/databricks/data-governance/unity-catalog/manage-privileges, "Workspace
 * catalog privileges"); docs/runbooks/databricks.md says how to close it. unverified: that neither choice keeps it from being made.
 */
export const InitialCatalog = {
    /** The workspace's own, until `DatabricksWorkspaceSettings` names another. */
    UnityCatalog: "UnityCatalog",
    /** The legacy one, which Unity Catalog does not govern, and which an account without legacy features does not make. */
    HiveMetastore: "HiveMetastore",
} as const;
/** Catalog that names without one lead to in a new workspace. */
export type InitialCatalog = (typeof InitialCatalog)[keyof typeof InitialCatalog];
