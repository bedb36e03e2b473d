import { oneOf } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceStorageReplication = defineRule({
    id: "databricks-workspace-storage-replication",
    title: "The root storage of Databricks is replicated across zones",
    rationale: "A locally redundant account is gone with its data centre.",
    remedy: "Choose a zone-redundant parameters.storageAccountSkuName.value: Standard_ZRS, Standard_GZRS or Standard_RAGZRS.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["storage.replication", "85b005b2-95fc-4953-b9cb-f9ee6427c754"],
    applies: withClassicCompute,
    checks: { "parameters.storageAccountSkuName.value": oneOf(["Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS"]) },
});
