import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksNetworkPolicyEgress = defineRule({
    id: "databricks-network-policy-egress",
    title: "Serverless compute connects to named destinations only",
    rationale: "Serverless machines are in no network of ours: only this policy keeps data from leaving.",
    remedy: "Set egress.networkAccess.restrictionMode to RESTRICTED_ACCESS.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/accountNetworkPolicy:AccountNetworkPolicy"],
    references: ["dbx.network-policy", "SAT NS-9", "SRA restrictive_network_policy"],
    checks: { "egress.networkAccess.restrictionMode": exactly(["RESTRICTED_ACCESS"]) },
});
