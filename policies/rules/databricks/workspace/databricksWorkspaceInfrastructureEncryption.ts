import { isTrue } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceInfrastructureEncryption = defineRule({
    id: "databricks-workspace-infrastructure-encryption",
    title: "The root storage of Databricks is encrypted twice",
    rationale:
        "An error in one layer of encryption then leaves the data readable; the second can only be chosen on creation.",
    remedy: "Set parameters.requireInfrastructureEncryption.value to true before the workspace holds data.",
    severity: "low",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.infra-encryption", "SRA infrastructure_encryption_enabled"],
    applies: withClassicCompute,
    checks: { "parameters.requireInfrastructureEncryption.value": isTrue() },
});
