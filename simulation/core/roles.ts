import { at } from "./ids";
import { shown } from "./refusals";
import { isWithin, keyOf, nameOf } from "./armIds";
import type { ObjectStore } from "./objects";
import type { Inputs } from "./simulatedType";
import { CloudError } from "./types";

const roleAssignment = "azure-native:authorization:RoleAssignment";

/** Whether a principal holds one of these roles on a scope, and it has taken effect. */
export function holdsRole(
    store: ObjectStore,
    principalId: string,
    roleDefinitionIds: readonly string[],
    scope: string,
): "yes" | "not yet" | "no" {
    const held = store
        .ofType(roleAssignment)
        .filter(
            ({ inputs }) =>
                inputs.principalId === principalId &&
                roleDefinitionIds.includes(keyOf(nameOf(String(inputs.roleDefinitionId)))) &&
                isWithin(scope, String(inputs.scope)),
        );
    if (held.some(({ id }) => store.isSettled(id))) {
        return "yes";
    }
    return held.length > 0 ? "not yet" : "no";
}

/**
 * A wait that ended: role assignments made before it have had so many seconds to take effect. One that names
 * assignments counts for those alone, so that one wait does not hide that another is missing.
 */
export function waited(store: ObjectStore, seconds: number, lagSeconds: number, named: readonly string[]): void {
    if (seconds < lagSeconds) {
        return;
    }
    // What triggers a wait may also be something else, for example a date; that names nothing.
    const ids = named.filter((name) => name.startsWith("/")).map(keyOf);
    const meant = (id: string) => ids.length === 0 || ids.includes(keyOf(id));
    for (const { id } of store.ofType(roleAssignment)) {
        if (meant(id)) {
            store.settle(id);
        }
    }
}

/** A principal of a directory that no call makes. */
export interface DirectoryPrincipal {
    /** Object id. */
    objectId: string;
    /** What it is. */
    type: "Group" | "ServicePrincipal" | "User";
}

/** Principals of a directory that no call makes. */
export interface DirectoryPrincipals {
    /** Groups, users and applications. */
    principals: readonly DirectoryPrincipal[];
    /** Object id of the enterprise application AzureDatabricks; undefined where it is not set. */
    azureDatabricksObjectId?: string;
}

/** Refuses a role for a principal that the directory does not know, or knows as one of another type. */
export function requirePrincipal(
    store: ObjectStore,
    { principals, azureDatabricksObjectId }: DirectoryPrincipals,
    { principalId, principalType }: Inputs,
): void {
    const isService =
        principalId === azureDatabricksObjectId ||
        store.all().some(({ outputs }) => principalId !== undefined && principalsIn(outputs).includes(principalId));
    const known = principals.find(({ objectId }) => objectId === principalId);
    if (!isService && !known) {
        throw new CloudError(
            400,
            "PrincipalNotFound",
            `Principal ${String(principalId)} does not exist in the directory. Name the object id of a group or identity of this tenant.`,
        );
    }
    const type = isService ? "ServicePrincipal" : known?.type;
    if (principalType !== undefined && principalType !== type) {
        // Azure spells it so: github.com/Azure/modern-web-app-pattern-dotnet/issues/129.
        throw new CloudError(
            400,
            "UnmatchedPrincipalType",
            `The PrincipalId '${String(principalId).replaceAll("-", "")}' has type '${type}' , which is different from specified PrinciaplType '${shown(principalType)}'.`,
        );
    }
}

/** Principals of what the cloud computes: an identity's own, or those of identities that a service has. */
function principalsIn(outputs: Readonly<Record<string, unknown>>): unknown[] {
    return [outputs.principalId, ...Object.values(outputs).map((part) => at(part, "principalId"))];
}
