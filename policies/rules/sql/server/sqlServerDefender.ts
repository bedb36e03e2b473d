import { missingChildren } from "../../../core/azure/children";
import { equals } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";
import { both } from "../../../core/verdict";

const serverType = "azure-native:sql:Server";
const policyType = "azure-native:sql:ServerSecurityAlertPolicy";
const enabled = equals("Enabled");

export const sqlServerDefender = defineStackRule({
    id: "sql-server-defender",
    title: "Defender watches each SQL server",
    rationale: "Without it no one hears of an injection that succeeds, or of a sign-in from an unusual place.",
    remedy: "Add a ServerSecurityAlertPolicy of the server with state Enabled; it is billed by the server.",
    severity: "medium",
    level: { dev: "disabled", prod: "advisory" },
    targets: [serverType],
    reads: [policyType],
    references: ["sql.defender", "Azure.SQL.DefenderCloud", "abfb4388-5bf4-4ad7-ba82-2cd2f41ceae9"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType(serverType),
            children: graph.ofType(policyType),
            relate: (policy, server) =>
                both([graph.names(policy, "serverName", server), enabled.judge(propertyIn(policy, "state")).answer]),
            expected: "a ServerSecurityAlertPolicy with this serverName and state Enabled",
        }),
});
