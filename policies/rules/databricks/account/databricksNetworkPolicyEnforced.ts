import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksNetworkPolicyEnforced = defineRule({
    id: "databricks-network-policy-enforced",
    title: "The network policy of serverless compute is enforced",
    rationale: "A dry run writes down what leaves, and lets it.",
    remedy: "Set egress.networkAccess.policyEnforcement.enforcementMode to ENFORCED.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/accountNetworkPolicy:AccountNetworkPolicy"],
    references: ["dbx.network-policy", "SAT NS-9"],
    checks: {
        "egress.networkAccess.policyEnforcement.enforcementMode": exactly(["ENFORCED"], {
            missing: "pass",
            because: "a policy is enforced unless it says otherwise",
        }),
    },
});
