import { present } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceVnetInjection = defineRule({
    id: "databricks-workspace-vnet-injection",
    title: "Databricks runs in a network of ours",
    rationale: "In the network that Databricks creates itself, traffic is neither routed, filtered nor monitored.",
    remedy: "Set parameters.customVirtualNetworkId, customPublicSubnetName and customPrivateSubnetName.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: [
        "databricks.vnet-injection",
        "9c25c9e4-ee12-4882-afd2-11fb9d87893f",
        "SAT NS-4",
        "SRA custom_parameters.virtual_network_id",
    ],
    applies: withClassicCompute,
    checks: {
        "parameters.customVirtualNetworkId.value": present(),
        "parameters.customPublicSubnetName.value": present(),
        "parameters.customPrivateSubnetName.value": present(),
    },
});
