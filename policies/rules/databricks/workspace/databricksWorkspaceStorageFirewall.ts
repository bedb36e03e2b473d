import { equals, present } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceStorageFirewall = defineRule({
    id: "databricks-workspace-storage-firewall",
    title: "The root storage of Databricks is behind a firewall",
    rationale:
        "The account is otherwise open to every network, and anyone with a key of it reads results, libraries and logs.",
    remedy: "Set defaultStorageFirewall to Enabled and accessConnector to the connector that has access to the account.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.storage-firewall", "SRA default_storage_firewall_enabled"],
    applies: withClassicCompute,
    checks: { defaultStorageFirewall: equals("Enabled"), "accessConnector.id": present() },
});
