import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksWorkspacePublicAccess = defineRule({
    id: "databricks-workspace-public-access",
    title: "Databricks workspaces are closed to the public network",
    rationale: "Any address of the internet can try to sign in; only tokens and passwords stand in between.",
    remedy: "Set publicNetworkAccess to Disabled and connect to the workspace through its private endpoints.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: [
        "databricks.public-access",
        "Azure.Databricks.PublicAccess",
        "CKV_AZURE_158",
        "0e7849de-b939-4c50-ab48-fc6b0f5eeba2",
        "SAT NS-3",
        "SRA public_network_access_enabled=false",
    ],
    checks: { publicNetworkAccess: equals("Disabled") },
});
