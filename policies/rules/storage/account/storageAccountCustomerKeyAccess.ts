import { identityAt, keyAccessFindings, keyAccessTypes } from "../../../core/azure/customerKeys";
import { equals } from "../../../core/conditions";
import { propertyIn, type Related, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, findingsOf, type StackFinding } from "../../../core/rule";
import { type Answer, either, opposite } from "../../../core/verdict";

const account = "azure-native:storage:StorageAccount";
const identityPath = "encryption.encryptionIdentity.encryptionUserAssignedIdentity";
const keyProperties = "encryption.keyVaultProperties";
const byCustomer = equals("Microsoft.Keyvault");

function equalInput(resource: PolicyInput, path: string, text: string): boolean | undefined {
    const input = textAt(resource, path);
    return input.state === "known" ? sameText(input.text, text) : undefined;
}

// Both inputs are names, often written out: what the whole of `encryption` is computed from says nothing about them.
function named(graph: ResourceGraph, storage: PolicyInput, path: string, of: PolicyInput, input: string): Answer {
    const answer = graph.relates(storage, path, of, (text) => equalInput(of, input, hostName(text)));
    return answer === "fail" && textAt(storage, path).state === "unknown" ? "unknown" : answer;
}

function hostName(text: string): string {
    return /^https:\/\/([^./]+)/.exec(text)?.[1] ?? text;
}

function keyOf(graph: ResourceGraph, storage: PolicyInput): Related {
    const keys = graph.ofType("azure-native:keyvault:Key");
    return graph.find(keys, (key) => named(graph, storage, `${keyProperties}.keyName`, key, "keyName"));
}

function vaultIsHere(graph: ResourceGraph, storage: PolicyInput): Answer {
    const vaults = graph.ofType("azure-native:keyvault:Vault");
    return graph.find(vaults, (vault) => named(graph, storage, `${keyProperties}.keyVaultUri`, vault, "vaultName"))
        .answer;
}

function judgeAccount(graph: ResourceGraph, storage: PolicyInput): StackFinding[] {
    const identity = identityAt(graph, storage, identityPath).found;
    const key = keyOf(graph, storage);
    if (key.found === undefined) {
        // A vault of another stack keeps its keys there.
        const answer = either([opposite(vaultIsHere(graph, storage)), key.answer]);
        const message = "the vault is in this stack, expected the key there too";
        return findingsOf(storage, answer, `${keyProperties}.keyName`, message);
    }
    return identity
        ? keyAccessFindings(graph, {
              resource: storage,
              called: "the account",
              identityPath,
              identity,
              key: key.found,
          })
        : [];
}

export const storageAccountCustomerKeyAccess = defineStackRule({
    id: "storage-account-customer-key-access",
    title: "An account's identity may use its key before the account is made",
    rationale:
        "Without the role, or made before it, the account is refused; losing the role later makes its data unreadable.",
    remedy: "Assign Key Vault Crypto Service Encryption User on the key to the identity, and let the account depend on it.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [account],
    reads: keyAccessTypes,
    references: ["storage.cmk", "CKV2_AZURE_1", "6fac406b-40ca-413b-bf8e-0bf964659c25"],
    judge: (graph) =>
        graph
            .ofType(account)
            .filter((storage) => byCustomer.judge(propertyIn(storage, "encryption.keySource")).answer !== "fail")
            .flatMap((storage) => judgeAccount(graph, storage)),
});
