import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspacePublicNetworkAccess = defineRule({
    id: "synapse-workspace-public-network-access",
    title: "Synapse workspaces are closed to the public network",
    rationale: "Any address of the internet can try to sign in; only Entra stands in between.",
    remedy: "Set publicNetworkAccess to Disabled and reach the workspace through private endpoints.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.public-access", "38d8df46-cf4e-4073-8e03-48c24b29de0d"],
    checks: { publicNetworkAccess: equals("Disabled") },
});
