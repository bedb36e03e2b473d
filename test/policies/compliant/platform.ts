import { type FixtureResource, group, idOf, outputOf, subscription } from "../support/fixture";
import { arm, common, tags } from "./common";

const role = (id: string) => `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const identityPrincipal = "11111111-2222-3333-4444-555555555555";

const resourceGroup: FixtureResource = {
    type: "azure-native:resources:ResourceGroup",
    name: "data",
    id: group,
    props: { resourceGroupName: "rg-data", location: "westeurope", tags },
};

/** The identity that encryption uses. */
export const identity: FixtureResource = {
    type: "azure-native:managedidentity:UserAssignedIdentity",
    name: "encryption",
    id: arm("Microsoft.ManagedIdentity/userAssignedIdentities", "id-encryption"),
    props: { ...common, resourceName: "id-encryption" },
};

/** A role of that identity. */
export function assignment(name: string, roleId: string, scope: FixtureResource): FixtureResource {
    return {
        type: "azure-native:authorization:RoleAssignment",
        name,
        id: `${scope.id}/providers/Microsoft.Authorization/roleAssignments/${name}`,
        props: {
            roleAssignmentName: name,
            roleDefinitionId: role(roleId),
            principalId: outputOf(identity, identityPrincipal),
            principalType: "ServicePrincipal",
            scope: idOf(scope),
        },
    };
}

const customRole: FixtureResource = {
    type: "azure-native:authorization:RoleDefinition",
    name: "job-runner",
    id: `${group}/providers/Microsoft.Authorization/roleDefinitions/job-runner`,
    props: {
        roleName: "job runner",
        scope: group,
        assignableScopes: [group],
        permissions: [
            {
                actions: ["Microsoft.MachineLearningServices/workspaces/jobs/write"],
                dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
            },
        ],
    },
};

const approval: FixtureResource = {
    type: "azure-native:resources:Deployment",
    name: "approval",
    id: arm("Microsoft.Resources/deployments", "dep-approval"),
    props: {
        resourceGroupName: "rg-data",
        deploymentName: "dep-approval",
        properties: {
            mode: "Incremental",
            template: {
                contentVersion: "1.0.0.0",
                resources: [
                    {
                        type: "Microsoft.Resources/deployments",
                        name: "inner",
                        properties: {
                            template: {
                                resources: [
                                    {
                                        type: "Microsoft.Storage/storageAccounts/privateEndpointConnections",
                                        name: "lake/serverless",
                                    },
                                ],
                            },
                        },
                    },
                ],
            },
        },
    },
};

export const platform: readonly FixtureResource[] = [
    resourceGroup,
    identity,
    assignment("group-reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7", resourceGroup),
    customRole,
    approval,
];
