import { type Conditions, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

/** By resource type that switches passwords off: the input that does. */
const switches: Readonly<Record<string, string>> = {
    "azure-native:sql:Server": "administrators.azureADOnlyAuthentication",
    "azure-native:sql:ServerAzureADOnlyAuthentication": "azureADOnlyAuthentication",
};

export const sqlServerEntraOnly = defineRule({
    id: "sql-server-entra-only",
    title: "SQL servers take identities of Entra alone",
    rationale:
        "A login of SQL signs in with a password from anywhere, knows no second factor and outlives the person who had it.",
    remedy: "Set administrators.azureADOnlyAuthentication of the server to true.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: Object.keys(switches),
    references: [
        "sql.entra-only",
        "Azure.SQL.AADOnly",
        "abda6d70-9778-44e7-84a8-06713e6db027",
        "b3a22bc9-66de-45fb-98fa-00f5df42f41a",
    ],
    checks: ({ type }): Conditions => ({ [switches[type] ?? ""]: isTrue() }),
});
