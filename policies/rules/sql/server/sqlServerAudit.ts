import { missingChildren } from "../../../core/azure/children";
import { allOf, anyOf, equals, isTrue, oneOf, shape, some } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";
import { both } from "../../../core/verdict";

const serverType = "azure-native:sql:Server";
const policyType = "azure-native:sql:ExtendedServerBlobAuditingPolicy";
const settingType = "azure-native:monitor:DiagnosticSetting";

// The audit of the whole server is in the logs of this database. Source of the category: isAzureMonitorTargetEnabled of
// ExtendedServerBlobAuditingPolicy in @pulumi/azure-native 3.28.0.
const master = "/databases/master";
const sendsAudit = some(
    allOf(
        shape({ enabled: isTrue() }),
        anyOf(
            shape({ categoryGroup: oneOf(["allLogs", "audit"]) }),
            shape({ category: equals("SQLSecurityAuditEvents") }),
        ),
    ),
);

export const sqlServerAudit = defineStackRule({
    id: "sql-server-audit",
    title: "SQL servers are audited, and the audit goes to logs",
    rationale:
        "Azure writes the audit only where both halves are there: without the policy nothing is recorded, without the setting of the database master all is discarded.",
    remedy: "Add an ExtendedServerBlobAuditingPolicy of the server, and a DiagnosticSetting of its database master with the category group allLogs or audit.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [serverType],
    // While ids are not known, the database's name distinguishes its setting from that of master.
    reads: [policyType, settingType, "azure-native:sql:Database"],
    references: ["sql.auditing", "Azure.SQL.Auditing", "AZU-0027", "a6fb4358-5bf4-4ad7-ba82-2cd2f41ce5e9"],
    judge: (graph) => {
        const of = graph.ofType(serverType);
        return [
            ...missingChildren(graph, {
                of,
                children: graph.ofType(policyType),
                relate: (policy, server) => graph.names(policy, "serverName", server),
                expected: "an ExtendedServerBlobAuditingPolicy with this serverName",
            }),
            ...missingChildren(graph, {
                of,
                children: graph.ofType(settingType),
                relate: (setting, server) =>
                    both([
                        graph.refers(setting, "resourceUri", server, master),
                        sendsAudit.judge(propertyIn(setting, "logs")).answer,
                    ]),
                expected: `a DiagnosticSetting with resourceUri <id>${master} that sends the audit`,
            }),
        ];
    },
});
