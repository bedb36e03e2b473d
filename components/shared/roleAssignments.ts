import * as authorization from "@pulumi/azure-native/authorization";
import type * as time from "@pulumiverse/time";
import type * as pulumi from "@pulumi/pulumi";
import { v5 as uuidV5 } from "uuid";
import { parseResourceId } from "../../azure/resourceIds";
import { builtInRoles } from "../../azure/roles";
import { replacedOn } from "./componentArgs";
import type { Naming } from "./naming";
import { waitAfter } from "./waiting";

/** Name of a role that Azure defines. */
export type BuiltInRole = keyof typeof builtInRoles;

/** Kind of a principal that may hold a role; users hold roles through groups. */
export const PrincipalType = { Group: "Group", ServicePrincipal: "ServicePrincipal" } as const;
/** Kind of a principal that may hold a role; users hold roles through groups. */
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];

/** A role by its id, as a role assignment refers to it. */
export interface RoleReference {
    /** ARM id of the definition, at subscription level. */
    roleDefinitionId: pulumi.Input<string>;
}

/** Where a role is given, in a subscription that may be another than the stack's. */
export interface RoleScope {
    /** ARM id of a resource, or of the resource group that holds it. A change replaces the role assignments. */
    resourceId: pulumi.Input<string>;
    /** Its subscription (a UUID), by which Azure names the role. A change replaces the role assignments. */
    subscriptionId: string;
}

/** A role given to one principal on one scope. */
export interface RoleAssignmentArgs {
    /** How the assignment is named. */
    naming: Naming;
    /** ARM id of what the role is given on. A change replaces the assignment. */
    scope: pulumi.Input<string>;
    /** Role, by the name in the table of built-in roles, or one that the stack defines. A change replaces the assignment. */
    role: BuiltInRole | RoleReference;
    /** Object id of the group or identity. A change replaces the assignment. */
    principalId: pulumi.Input<string>;
    /** Kind of the principal; stated so that Azure does not look up an identity that it has not replicated yet. */
    principalType: PrincipalType;
    /** Why the role is given; none by default. */
    description?: string;
}

/** A namespace of the project's own, so that no other tool arrives at the same UUIDs for assignments and definitions. */
export const roleNamespace = uuidV5("azure-ml-platform", uuidV5.URL);

/** The ARM id of a role definition, as a role assignment refers to it. */
export function roleDefinitionId({ subscriptionId }: Pick<Naming, "subscriptionId">, role: BuiltInRole): string {
    return `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoles[role]}`;
}

/**
 * A built-in role by its id in the subscription of the scope, where that is known: Azure answers with that id whatever it was
 * given (github.com/Azure/azure-rest-api-specs/issues/10939).
 */
function definitionOf({ naming, scope, role }: RoleAssignmentArgs): pulumi.Input<string> {
    if (typeof role !== "string") {
        return role.roleDefinitionId;
    }
    const place = typeof scope === "string" ? parseResourceId(scope) : undefined;
    return roleDefinitionId(place ?? naming, role);
}

/** Gives a role; the assignment's name is a UUID made from stack and logical name, so that every run makes the same one. */
export function assignRole(
    name: string,
    args: RoleAssignmentArgs,
    opts: pulumi.CustomResourceOptions,
): authorization.RoleAssignment {
    return new authorization.RoleAssignment(
        name,
        {
            roleAssignmentName: uuidV5(`${args.naming.stack}/${args.naming.subscriptionId}/${name}`, roleNamespace),
            scope: args.scope,
            roleDefinitionId: definitionOf(args),
            principalId: args.principalId,
            principalType: args.principalType,
            description: args.description,
        },
        // The name stays when scope, role or principal change, and Azure refuses a second assignment of one name.
        { ...opts, ...replacedOn("roleDefinitionId") },
    );
}

/**
 * Seconds that a new role needs before a service honours it. Azure says that changes can take up to 10 minutes; its own
 * quickstarts wait 1 to 2 (learn.microsoft.com/azure/role-based-access-control/troubleshooting, "Azure role assignments").
 */
export const roleDelaySeconds = 120;

/**
 * What a consumer of fresh roles depends on: it is made when the assignments have had time to take effect, and again
 * when one of them is replaced.
 */
export function afterRoleTakesEffect(
    name: string,
    assignments: authorization.RoleAssignment[],
    opts: pulumi.CustomResourceOptions,
): time.Sleep {
    // One that was deleted outside comes back under the same id: only when it was made says that it is fresh again.
    const triggers = Object.fromEntries(
        assignments.flatMap(({ id, createdOn }, i) => [
            [`role${i}`, id],
            [`role${i}CreatedOn`, createdOn],
        ]),
    );
    return waitAfter(name, assignments, { seconds: roleDelaySeconds, triggers }, opts);
}
