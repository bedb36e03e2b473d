import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

// Source: databricks/databricks-sdk-go, config/auth_default.go: the kinds that take no token, password or secret.
const withoutSecret = [
    "azure-cli",
    "azure-msi",
    "azure-devops-oidc",
    "github-oidc",
    "github-oidc-azure",
    "env-oidc",
    "file-oidc",
];

export const databricksProviderAuthentication = defineRule({
    id: "databricks-provider-authentication",
    title: "The Databricks provider signs in as the run's own identity",
    rationale: "Left to itself the provider takes the first credential that it finds, a forgotten token among them.",
    remedy: "Set authType to azure-cli, azure-msi or one of the -oidc kinds.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["pulumi:providers:databricks"],
    references: [],
    checks: { authType: exactly(withoutSecret) },
});
