import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerPublicNetworkAccess = defineRule({
    id: "sql-server-public-network-access",
    title: "SQL servers are closed to the public network",
    rationale: "Any address of the internet can try to sign in; only Entra stands in between.",
    remedy: "Set publicNetworkAccess to Disabled and reach the server through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:Server"],
    references: [
        "sql.public-access",
        "CKV_AZURE_113",
        "1b8ca024-1d5c-4dec-8995-b1a932b41780",
        "5cc7aeef-357e-433d-9627-05354b40f8e2",
    ],
    checks: { publicNetworkAccess: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
