import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { v5 as uuidV5 } from "uuid";
import { customRoles, type CustomRole, type CustomRoleName } from "../../azure/customRoles";
import { stateless, type ComponentArgs } from "./componentArgs";
import { roleNamespace, type RoleReference } from "./roleAssignments";

/** Defines a role that may be given in the resource group of its component, and in no other. */
export function defineRole(
    name: string,
    role: CustomRoleName,
    { naming, resourceGroupName }: Pick<ComponentArgs, "naming" | "resourceGroupName">,
    opts: pulumi.CustomResourceOptions,
): RoleReference {
    const { title, description, actions, notActions = [] }: CustomRole = customRoles[role];
    const { subscriptionId, prefix, stack } = naming;
    const group = pulumi.interpolate`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`;
    const definition = new authorization.RoleDefinition(
        name,
        {
            roleDefinitionId: uuidV5(`${stack}/${subscriptionId}/${name}`, roleNamespace),
            // One name in a whole tenant.
            roleName: `${title} (${prefix}-${stack}-${name})`,
            description,
            roleType: "CustomRole",
            scope: group,
            assignableScopes: [group],
            permissions: [{ actions: [...actions], notActions: [...notActions], dataActions: [], notDataActions: [] }],
        },
        { ...opts, ...stateless },
    );
    // Azure gives the id of a definition with its subscription alone, whatever scope it was made at.
    const roleDefinitionId = pulumi.interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${definition.name}`;
    return { roleDefinitionId };
}
