import { missingChildren } from "../../../core/azure/children";
import { equals } from "../../../core/conditions";
import { propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule } from "../../../core/rule";
import { type Answer, both } from "../../../core/verdict";

const serverType = "azure-native:sql:Server";
const keyType = "azure-native:sql:ServerKey";
const protectorType = "azure-native:sql:EncryptionProtector";
const inVault = equals("AzureKeyVault");

const byCustomer = (resource: PolicyInput) => inVault.judge(propertyIn(resource, "serverKeyType")).answer;

/** Whether a protector takes a key of the vault that the server has. */
function takesKey(graph: ResourceGraph, protector: PolicyInput, server: PolicyInput): Answer {
    const { answer } = graph.find(graph.ofType(keyType), (key) =>
        both([
            graph.names(key, "serverName", server),
            byCustomer(key),
            graph.relates(protector, "serverKeyName", key, (text) => {
                const name = textAt(key, "keyName");
                return name.state === "known" ? sameText(name.text, text) : undefined;
            }),
        ]),
    );
    return answer;
}

export const sqlServerCustomerKey = defineStackRule({
    id: "sql-server-customer-key",
    title: "SQL servers are encrypted with a customer-managed key",
    rationale:
        "With Microsoft's key the organisation can neither revoke access to the data at rest nor see the key's use.",
    remedy: "Add a ServerKey and an EncryptionProtector of the server, both with serverKeyType AzureKeyVault, and name the first in serverKeyName of the second.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: [serverType],
    reads: [keyType, protectorType],
    references: ["sql.cmk", "0a370ff3-6cab-4e85-8995-295fd854c5b8"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType(serverType),
            children: graph.ofType(protectorType),
            relate: (protector, server) =>
                both([
                    graph.names(protector, "serverName", server),
                    byCustomer(protector),
                    takesKey(graph, protector, server),
                ]),
            expected: "an EncryptionProtector with serverKeyType AzureKeyVault and a ServerKey of this server",
        }),
});
