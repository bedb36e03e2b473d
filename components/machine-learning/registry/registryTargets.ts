import type * as pulumi from "@pulumi/pulumi";
import type { RoleScope } from "../../shared/roleAssignments";
import type { OutboundTarget } from "../workspace/managedNetwork";

/** A registry of models and its parts in one region. */
export interface RegistryParts {
    /** ARM id of the registry. */
    registryResourceId: pulumi.Input<string>;
    /** ARM id of the storage account of its assets; no rule to it by default. */
    storageAccountResourceId?: pulumi.Input<string>;
    /** ARM id of the container registry of its images; no rule to it by default. */
    containerRegistryResourceId?: pulumi.Input<string>;
}

/**
 * Targets of a managed network that lead to a registry of models, each with the subscription in which roles on it are given.
 * unverified: that a rule to the registry is enough, and Azure makes endpoints to its storage account and container registry
 * with it. Published templates have that rule alone. unverified: that roles can be given on those two: they lie in a group
 * with deny assignments, from which only `managedResourceGroupSettings.assignedIdentities` of the registry exempts, and
 * that makes a principal administrator of all in it.
 */
export function registryTargets(parts: RegistryParts, approval: RoleScope): OutboundTarget[] {
    const { storageAccountResourceId: storage, containerRegistryResourceId: images } = parts;
    const part = (name: string, resourceId: pulumi.Input<string>, groupId: string): OutboundTarget => ({
        name,
        resourceId,
        groupIds: [groupId],
        approval: { resourceId, subscriptionId: approval.subscriptionId },
    });
    return [
        { name: "models", resourceId: parts.registryResourceId, groupIds: ["amlregistry"], approval },
        ...(storage === undefined ? [] : [part("models-storage", storage, "blob")]),
        ...(images === undefined ? [] : [part("models-images", images, "registry")]),
    ];
}
