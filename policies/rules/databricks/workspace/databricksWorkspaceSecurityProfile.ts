import { equals } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceSecurityProfile = defineRule({
    id: "databricks-workspace-security-profile",
    title: "Machines of Databricks are hardened, watched and patched",
    rationale:
        "Without the add-on nothing watches a machine from inside, and a cluster that never stops is never patched.",
    remedy: "Enable enhancedSecurityCompliance.enhancedSecurityMonitoring and automaticClusterUpdate.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.esc", "SAT GOV-36", "SAT INFO-40", "SRA enhanced_security_compliance"],
    applies: withClassicCompute,
    checks: {
        "enhancedSecurityCompliance.enhancedSecurityMonitoring.value": equals("Enabled"),
        "enhancedSecurityCompliance.automaticClusterUpdate.value": equals("Enabled"),
    },
});
