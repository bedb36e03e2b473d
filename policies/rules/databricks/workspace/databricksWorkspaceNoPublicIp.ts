import { isTrue } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceNoPublicIp = defineRule({
    id: "databricks-workspace-no-public-ip",
    title: "Machines of Databricks have no public addresses",
    rationale: "Every machine of every cluster is otherwise reachable from the internet.",
    remedy: "Set parameters.enableNoPublicIp.value to true.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: [
        "databricks.no-public-ip",
        "Azure.Databricks.SecureConnectivity",
        "51c1490f-3319-459c-bbbc-7f391bbed753",
        "SAT NS-6",
        "SRA no_public_ip=true",
    ],
    applies: withClassicCompute,
    checks: { "parameters.enableNoPublicIp.value": isTrue() },
});
