import { equals } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceNsgRules = defineRule({
    id: "databricks-workspace-nsg-rules",
    title: "Closed workspaces ask for no security rules of their own",
    rationale: "The rules that Azure otherwise demands let machines out to the public addresses of the control plane.",
    remedy: "Set requiredNsgRules to NoAzureDatabricksRules.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.nsg-rules", "SRA network_security_group_rules_required"],
    applies: { ...withClassicCompute, publicNetworkAccess: equals("Disabled") },
    checks: { requiredNsgRules: equals("NoAzureDatabricksRules") },
});
