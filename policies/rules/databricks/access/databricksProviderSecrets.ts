import { absent, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const secrets = [
    "token",
    "password",
    "clientSecret",
    "azureClientSecret",
    "googleCredentials",
    "actionsIdTokenRequestToken",
];

export const databricksProviderSecrets = defineRule({
    id: "databricks-provider-secrets",
    title: "The Databricks provider signs in without a secret",
    rationale:
        "A token or client secret in the program ends in the state and in every log of it, and does not expire with the run.",
    remedy: "Leave token, password, clientSecret and azureClientSecret out; sign in with the Azure CLI or a federated identity.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["pulumi:providers:databricks"],
    references: [],
    unwaivable: true,
    checks: {
        "": shape(Object.fromEntries(secrets.map((input) => [input, absent("the run's own identity signs in")]))),
    },
});
