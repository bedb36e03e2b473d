import { cryptoServiceEncryptionUser } from "../../../core/azure/roles";
import { equals } from "../../../core/conditions";
import { lastSegment, propertyIn, type Related, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { known } from "../../../core/unknowns";
import { type Answer, both, either, opposite } from "../../../core/verdict";

const account = "azure-native:storage:StorageAccount";
const identityPath = "encryption.encryptionIdentity.encryptionUserAssignedIdentity";
const identities = "identity.userAssignedIdentities";
const keyProperties = "encryption.keyVaultProperties";
const byCustomer = equals("Microsoft.Keyvault");

function mayUse(graph: ResourceGraph, assignment: PolicyInput, identity: PolicyInput, key: PolicyInput): Answer {
    const role = textAt(assignment, "roleDefinitionId");
    const crypto: Answer =
        role.state === "known"
            ? sameText(lastSegment(role.text), cryptoServiceEncryptionUser)
                ? "pass"
                : "fail"
            : role.state === "unknown"
              ? "unknown"
              : "fail";
    return both([crypto, graph.actsFor(assignment, "principalId", identity), coversKey(graph, assignment, key)]);
}

function coversKey(graph: ResourceGraph, assignment: PolicyInput, key: PolicyInput): Answer {
    const holders = graph
        .ofType("azure-native:keyvault:Vault")
        .filter((vault) => graph.names(key, "vaultName", vault) === "pass");
    return graph.find([key, ...holders], (scope) => graph.refers(assignment, "scope", scope)).answer;
}

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

function carriesIdentity(graph: ResourceGraph, storage: PolicyInput, identity: PolicyInput): Answer {
    const list = known(() => propertyIn(storage, identities).elements());
    const answer = list
        ? either(list.value.map((_, index) => graph.refers(storage, `${identities}.${index}`, identity)))
        : "unknown";
    return answer === "unknown" && graph.behind(storage, "identity").includes(identity) ? "pass" : answer;
}

function judgeAccount(graph: ResourceGraph, storage: PolicyInput): StackFinding[] {
    const finding = (answer: Answer, path: string, message: string): StackFinding[] =>
        answer === "pass" ? [] : [{ urn: storage.urn, path, message, verdict: answer }];
    const candidates = graph.ofType("azure-native:managedidentity:UserAssignedIdentity");
    const identity = graph.find(candidates, (candidate) => graph.refers(storage, identityPath, candidate)).found;
    const key = keyOf(graph, storage);
    if (key.found === undefined) {
        // A vault of another stack keeps its keys there.
        const answer = either([opposite(vaultIsHere(graph, storage)), key.answer]);
        return finding(answer, `${keyProperties}.keyName`, "the vault is in this stack, expected the key there too");
    }
    if (identity === undefined) {
        return [];
    }
    const { found: theKey } = key;
    const assignments = graph.ofType("azure-native:authorization:RoleAssignment");
    const access = graph.find(assignments, (assignment) => mayUse(graph, assignment, identity, theKey));
    const waits: Answer = access.found === undefined || graph.waitsFor(storage, access.found) ? "pass" : "fail";
    return [
        ...finding(
            carriesIdentity(graph, storage, identity),
            identities,
            `the account does not carry ${identity.name}, expected the identity that uses the key`,
        ),
        ...finding(
            access.answer,
            identityPath,
            `${identity.name} may not use ${theKey.name}, expected the role Key Vault Crypto Service Encryption User`,
        ),
        ...finding(waits, "dependsOn", `the account does not wait for ${access.found?.name ?? ""}, expected it to`),
    ];
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
    reads: [
        "azure-native:authorization:RoleAssignment",
        "azure-native:keyvault:Key",
        "azure-native:keyvault:Vault",
        "azure-native:managedidentity:UserAssignedIdentity",
    ],
    references: ["storage.cmk", "CKV2_AZURE_1", "6fac406b-40ca-413b-bf8e-0bf964659c25"],
    judge: (graph) =>
        graph
            .ofType(account)
            .filter((storage) => byCustomer.judge(propertyIn(storage, "encryption.keySource")).answer !== "fail")
            .flatMap((storage) => judgeAccount(graph, storage)),
});
