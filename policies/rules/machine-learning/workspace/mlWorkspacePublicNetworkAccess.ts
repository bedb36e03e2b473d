import { equals, isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlWorkspacePublicNetworkAccess = defineRule({
    id: "ml-workspace-public-network-access",
    title: "Workspaces of Azure Machine Learning are closed to the public network",
    rationale: "Any address of the internet can call the workspace and its endpoints; only roles stand in between.",
    remedy: "Set publicNetworkAccess to Disabled, leave allowPublicAccessWhenBehindVnet out, and reach the workspace through its private endpoint.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Workspace"],
    references: [
        "ml.public-access",
        "Azure.ML.PublicAccess",
        "CKV_AZURE_144",
        "CKV2_AZURE_49",
        "438c38d2-3772-465a-a9cc-7a6666a275ce",
    ],
    checks: {
        publicNetworkAccess: equals("Disabled"),
        allowPublicAccessWhenBehindVnet: isFalse({ missing: "pass", because: "Azure opens it only when asked to" }),
    },
});
