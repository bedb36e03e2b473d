import { defineStackRule } from "../../core/rule";

const opening = "azure-native:synapse:IpFirewallRule";

export const synapseWorkspaceFirewallRules = defineStackRule({
    id: "synapse-workspace-firewall-rules",
    title: "The firewall of a Synapse workspace has no rules",
    rationale:
        "A rule is dormant while public access is off and opens the workspace on the day it is switched on; 0.0.0.0 is every customer of Azure.",
    remedy: "Remove the rule; reach the workspace through private endpoints.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [opening],
    reads: [],
    references: ["synapse.firewall", "CKV2_AZURE_19", "56fd377d-098c-4f02-8406-81eb055902b8"],
    judge: (graph) =>
        graph.ofType(opening).map(({ urn, name }) => ({
            urn,
            path: "",
            message: `${name} opens a workspace, expected none`,
            verdict: "fail",
        })),
});
