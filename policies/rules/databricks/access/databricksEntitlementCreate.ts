import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const notGiven = { missing: "pass", because: "an entitlement is given only where asked for" } as const;

export const databricksEntitlementCreate = defineRule({
    id: "databricks-entitlement-create",
    title: "No one creates clusters or pools without a policy",
    rationale: "Users who may create clusters without a policy are not bound by any policy.",
    remedy: "Leave allowClusterCreate and allowInstancePoolCreate out, and let groups and principals use policies.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [
        "databricks:index/entitlements:Entitlements",
        "databricks:index/group:Group",
        "databricks:index/servicePrincipal:ServicePrincipal",
        "databricks:index/user:User",
    ],
    references: ["dbx.cluster-policy-required"],
    checks: { allowClusterCreate: isFalse(notGiven), allowInstancePoolCreate: isFalse(notGiven) },
});
