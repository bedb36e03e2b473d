import { identityAt, keyAccessFindings, keyAccessTypes } from "../../../core/azure/customerKeys";
import { equals } from "../../../core/conditions";
import { propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, findingsOf, type StackFinding } from "../../../core/rule";

const serverType = "azure-native:sql:Server";
const serverKeyType = "azure-native:sql:ServerKey";
const identityPath = "primaryUserAssignedIdentityId";
const inVault = equals("AzureKeyVault");

/** Whether an address is that of a key: `https://<vault>.vault.azure.net/keys/<key>/<version>`. */
function isKeyAt(uri: string, key: PolicyInput): boolean | undefined {
    const [, vault = "", name = ""] = /^https:\/\/([^./]+)[^/]*\/keys\/([^/]+)/i.exec(uri) ?? [];
    const [vaultName, keyName] = [textAt(key, "vaultName"), textAt(key, "keyName")];
    return vaultName.state === "known" && keyName.state === "known"
        ? sameText(vaultName.text, vault) && sameText(keyName.text, name)
        : undefined;
}

/** The keys of this stack that a server encrypts with. */
function keysOf(graph: ResourceGraph, server: PolicyInput): PolicyInput[] {
    const serverKeys = graph
        .ofType(serverKeyType)
        .filter((key) => inVault.judge(propertyIn(key, "serverKeyType")).answer !== "fail")
        .filter((key) => graph.names(key, "serverName", server) === "pass");
    return graph
        .ofType("azure-native:keyvault:Key")
        .filter((key) => serverKeys.some((of) => graph.relates(of, "uri", key, (uri) => isKeyAt(uri, key)) === "pass"));
}

function judgeServer(graph: ResourceGraph, server: PolicyInput, key: PolicyInput): StackFinding[] {
    if (textAt(server, identityPath).state === "absent") {
        const message = `the server names no identity that uses ${key.name}, expected a user-assigned one`;
        return findingsOf(server, "fail", identityPath, message);
    }
    const identity = identityAt(graph, server, identityPath).found;
    return identity
        ? keyAccessFindings(graph, { resource: server, called: "the server", identityPath, identity, key })
        : [];
}

export const sqlServerCustomerKeyAccess = defineStackRule({
    id: "sql-server-customer-key-access",
    title: "A SQL server's identity may use its key before the server is made",
    rationale: "Without the role the key is refused; losing the role later makes every database inaccessible.",
    remedy: "Assign Key Vault Crypto Service Encryption User on the key to the server's primaryUserAssignedIdentityId, and let the server depend on it.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [serverType],
    reads: [serverKeyType, ...keyAccessTypes],
    references: ["sql.cmk", "0a370ff3-6cab-4e85-8995-295fd854c5b8"],
    judge: (graph) =>
        graph
            .ofType(serverType)
            .flatMap((server) => keysOf(graph, server).flatMap((key) => judgeServer(graph, server, key))),
});
