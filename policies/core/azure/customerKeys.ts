import { lastSegment, propertyIn, type Related, type ResourceGraph, sameText, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import { findingsOf, type StackFinding } from "../rule";
import { known } from "../unknowns";
import { type Answer, both, either, opposite } from "../verdict";
import { cryptoServiceEncryptionUser } from "./roles";

/** The input that lists the identities that a resource carries. */
const identitiesPath = "identity.userAssignedIdentities";

/** The resource types that the functions here look at. */
export const keyAccessTypes: readonly string[] = [
    "azure-native:authorization:RoleAssignment",
    "azure-native:keyvault:Key",
    "azure-native:keyvault:Vault",
    "azure-native:managedidentity:UserAssignedIdentity",
];

/** The identity that an input names. */
export function identityAt(graph: ResourceGraph, resource: PolicyInput, path: string): Related {
    const candidates = graph.ofType("azure-native:managedidentity:UserAssignedIdentity");
    return graph.find(candidates, (candidate) => graph.refers(resource, path, candidate));
}

/** Whether an identity is among those that a resource carries: in a list, or as a key of a map. */
function carriesIdentity(graph: ResourceGraph, resource: PolicyInput, identity: PolicyInput): Answer {
    const given = known(() => {
        const identities = propertyIn(resource, identitiesPath);
        return { listed: identities.elements(), keys: Object.keys(identities.read() ?? {}) };
    });
    const answer = given
        ? either([
              ...given.value.listed.map((_, index) => graph.refers(resource, `${identitiesPath}.${index}`, identity)),
              ...given.value.keys.map((key) => graph.isIdOf(key, identity)),
          ])
        : "unknown";
    return answer === "unknown" && graph.behind(resource, "identity").includes(identity) ? "pass" : answer;
}

/** The role assignment that lets an identity encrypt with a key. */
function keyUse(graph: ResourceGraph, identity: PolicyInput, key: PolicyInput): Related {
    const assignments = graph.ofType("azure-native:authorization:RoleAssignment");
    return graph.find(assignments, (assignment) => mayUse(graph, assignment, identity, key));
}

/** A resource that encrypts with a key under an identity. */
interface KeyUser {
    /** The resource. */
    readonly resource: PolicyInput;
    /** What messages call it: "the server". */
    readonly called: string;
    /** The input that names the identity. */
    readonly identityPath: string;
    /** The identity. */
    readonly identity: PolicyInput;
    /** The key. */
    readonly key: PolicyInput;
}

/** Whether the resource carries the identity, the identity may use the key, and the resource waits for its role. */
export function keyAccessFindings(graph: ResourceGraph, user: KeyUser): StackFinding[] {
    const { resource, called, identityPath, identity, key } = user;
    const { answer, found: role } = keyUse(graph, identity, key);
    const waits: Answer = role === undefined || graph.waitsFor(resource, role) ? "pass" : "fail";
    return [
        ...findingsOf(
            resource,
            carriesIdentity(graph, resource, identity),
            identitiesPath,
            `${called} does not carry ${identity.name}, expected the identity that uses the key`,
        ),
        ...findingsOf(
            resource,
            answer,
            identityPath,
            `${identity.name} may not use ${key.name}, expected the role Key Vault Crypto Service Encryption User`,
        ),
        ...findingsOf(resource, waits, "dependsOn", `${called} does not wait for ${role?.name ?? ""}, expected it to`),
    ];
}

/** A resource that names its key by the name and the address of its vault. */
interface NamedKeyUser extends Pick<KeyUser, "resource" | "called" | "identityPath"> {
    /** The input that holds the name of the key. */
    readonly keyNamePath: string;
    /** The input that holds the address of the vault. */
    readonly vaultUriPath: string;
}

/** Whether a key is there where its vault is, the identity may use it, and the resource waits for its role. */
export function namedKeyFindings(graph: ResourceGraph, user: NamedKeyUser): StackFinding[] {
    const { resource, called, identityPath, keyNamePath } = user;
    const identity = identityAt(graph, resource, identityPath).found;
    const keys = graph.ofType("azure-native:keyvault:Key");
    const key = graph.find(keys, (candidate) => holdsName(graph, resource, keyNamePath, candidate, "keyName"));
    if (key.found === undefined) {
        // A vault of another stack keeps its keys there.
        const answer = either([opposite(vaultIsHere(graph, user)), key.answer]);
        return findingsOf(resource, answer, keyNamePath, "the vault is in this stack, expected the key there too");
    }
    return identity ? keyAccessFindings(graph, { resource, called, identityPath, identity, key: key.found }) : [];
}

function vaultIsHere(graph: ResourceGraph, { resource, vaultUriPath }: NamedKeyUser): Answer {
    const vaults = graph.ofType("azure-native:keyvault:Vault");
    return graph.find(vaults, (vault) => holdsName(graph, resource, vaultUriPath, vault, "vaultName")).answer;
}

// Both inputs are names, often written out: what the whole of `encryption` is computed from says nothing about them.
function holdsName(graph: ResourceGraph, user: PolicyInput, path: string, of: PolicyInput, input: string): Answer {
    const answer = graph.relates(user, path, of, (text) => equalInput(of, input, hostLabel(text)));
    return answer === "fail" && textAt(user, path).state === "unknown" ? "unknown" : answer;
}

function equalInput(resource: PolicyInput, path: string, text: string): boolean | undefined {
    const input = textAt(resource, path);
    return input.state === "known" ? sameText(input.text, text) : undefined;
}

// The first part of an address's host, or the text itself where it is no address.
function hostLabel(text: string): string {
    return /^https:\/\/([^./]+)/.exec(text)?.[1] ?? text;
}

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
