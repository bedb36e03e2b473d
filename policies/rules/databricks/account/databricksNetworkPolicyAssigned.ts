import { matches } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksNetworkPolicyAssigned = defineRule({
    id: "databricks-network-policy-assigned",
    title: "Workspaces have a network policy of our own",
    rationale:
        "The account's default policy lets serverless compute connect to everything, unless someone has changed it.",
    remedy: "Set networkPolicyId to the id of a restricted policy.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/workspaceNetworkOption:WorkspaceNetworkOption"],
    references: ["dbx.network-policy", "SAT NS-9"],
    checks: { networkPolicyId: matches(/^(?!default-policy$)./, "the id of a policy of our own") },
});
