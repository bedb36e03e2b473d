import { lastSegment, propertyIn, type Related, type ResourceGraph, sameText, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import { known } from "../unknowns";
import { type Answer, both, either } from "../verdict";
import { cryptoServiceEncryptionUser } from "./roles";

/** The input that lists the identities that a resource carries. */
export const identitiesPath = "identity.userAssignedIdentities";

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

/** Whether an identity is among those that a resource carries. */
export function carriesIdentity(graph: ResourceGraph, resource: PolicyInput, identity: PolicyInput): Answer {
    const list = known(() => propertyIn(resource, identitiesPath).elements());
    const answer = list
        ? either(list.value.map((_, index) => graph.refers(resource, `${identitiesPath}.${index}`, identity)))
        : "unknown";
    return answer === "unknown" && graph.behind(resource, "identity").includes(identity) ? "pass" : answer;
}

/** The role assignment that lets an identity encrypt with a key. */
export function keyUse(graph: ResourceGraph, identity: PolicyInput, key: PolicyInput): Related {
    const assignments = graph.ofType("azure-native:authorization:RoleAssignment");
    return graph.find(assignments, (assignment) => mayUse(graph, assignment, identity, key));
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
