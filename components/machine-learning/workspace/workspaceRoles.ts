import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import type { Naming } from "../../shared/naming";
import { assignRole, PrincipalType, roleDefinitionId, type BuiltInRole } from "../../shared/roleAssignments";
import type { WorkspaceDependencies } from "./dependencies";
import type { DeployingPrincipal, OutboundTarget } from "./managedNetwork";

/**
 * Roles of a workspace's identity on what the workspace needs. Source: "User-assigned managed identity",
 * MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-identity-based-service-authentication.md; Azure/
 * bicep-registry-modules, avm/res/machine-learning-services/workspace/tests, gives the same.
 * unverified: that narrower roles are too narrow; the service changes settings of the vault and the account, and reads keys
 * of none.
 */
const dependencyRoles: Readonly<Record<keyof WorkspaceDependencies, readonly BuiltInRole[]>> = {
    storageAccountResourceId: ["contributor", "storageBlobDataContributor"],
    keyVaultResourceId: ["keyVaultContributor", "keyVaultAdministrator"],
    applicationInsightsResourceId: ["contributor"],
    containerRegistryResourceId: ["contributor"],
};

const shortNames: Readonly<Record<keyof WorkspaceDependencies, string>> = {
    storageAccountResourceId: "storage",
    keyVaultResourceId: "vault",
    applicationInsightsResourceId: "insights",
    containerRegistryResourceId: "registry",
};

interface Granted {
    naming: Naming;
    parent: pulumi.Resource;
    identity: managedidentity.UserAssignedIdentity;
}

/** Gives the identity its roles on the dependencies. */
export function grantDependencies(
    name: string,
    { naming, parent, identity }: Granted,
    dependencies: WorkspaceDependencies,
): authorization.RoleAssignment[] {
    return (Object.keys(dependencyRoles) as (keyof WorkspaceDependencies)[]).flatMap((dependency) =>
        dependencyRoles[dependency].map((role, i) =>
            assignRole(
                `${name}-${shortNames[dependency]}${i > 0 ? "-data" : ""}`,
                {
                    naming,
                    scope: dependencies[dependency],
                    role,
                    principalId: identity.principalId,
                    principalType: PrincipalType.ServicePrincipal,
                    description: "Works with what the workspace depends on.",
                },
                { parent, ...stateless },
            ),
        ),
    );
}

const approver = "aiNetworkConnectionApprover";

/**
 * Lets the identity and the deploying principal approve endpoints on each target of a managed network: Azure asks both.
 * Source: MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-managed-network.md, "Approval of private endpoints".
 */
export function grantApprovals(
    name: string,
    { naming, parent, identity }: Granted,
    deployer: DeployingPrincipal,
    targets: readonly OutboundTarget[],
): authorization.RoleAssignment[] {
    const approvers = [
        {
            title: "approves",
            principalId: identity.principalId,
            principalType: PrincipalType.ServicePrincipal,
            description: "Approves endpoints of the workspace's managed network.",
        },
        {
            title: "deployer-approves",
            ...deployer,
            description: "Deploys the workspace, whose managed network opens endpoints.",
        },
    ];
    return targets.flatMap(({ name: target, resourceId, approval }) =>
        approvers.map(({ title, principalId, principalType, description }) =>
            assignRole(
                `${name}-${title}-${target}`,
                {
                    naming,
                    scope: approval?.resourceId ?? resourceId,
                    role: approval ? { roleDefinitionId: roleDefinitionId(approval, approver) } : approver,
                    principalId,
                    principalType,
                    description,
                },
                { parent, ...stateless },
            ),
        ),
    );
}

/** Lets the identity work with the workspace itself, which it can only once the workspace is there. */
export function grantWorkspace(
    name: string,
    { naming, parent, identity }: Granted,
    workspaceResourceId: pulumi.Input<string>,
): authorization.RoleAssignment {
    return assignRole(
        `${name}-workspace`,
        {
            naming,
            scope: workspaceResourceId,
            role: "contributor",
            principalId: identity.principalId,
            principalType: PrincipalType.ServicePrincipal,
            description: "The workspace's identity makes and changes what is in the workspace.",
        },
        { parent, ...stateless },
    );
}
