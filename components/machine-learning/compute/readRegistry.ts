import type * as pulumi from "@pulumi/pulumi";
import { roleDefinitionId, type RoleReference, type RoleScope } from "../../shared/roleAssignments";

/** A registry of models that jobs read: its ARM id, or that of the resource group that holds it and no other registry. */
export interface MlReadRegistry extends RoleScope {
    /** ARM id of the role that reads the registry and its assets; Azure's Reader by default. A change replaces the roles. */
    readerRoleDefinitionId?: pulumi.Input<string>;
}

/**
 * The role that jobs get; Reader reads assets too. Source: "Allow users to use assets from the registry",
 * MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-manage-registries.md.
 */
export const readerRole = (registry: MlReadRegistry): RoleReference => ({
    roleDefinitionId: registry.readerRoleDefinitionId ?? roleDefinitionId(registry, "reader"),
});
