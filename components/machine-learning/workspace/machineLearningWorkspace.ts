import * as machinelearning from "@pulumi/azure-native/machinelearningservices";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { userAssignedIdentity } from "../../shared/identities";
import { resourceName } from "../../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../../shared/privateService";
import { afterRoleTakesEffect } from "../../shared/roleAssignments";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { computeNameIssues } from "../compute/computeIssues";
import type { WorkspaceDependencies } from "./dependencies";
import { encryptionIssues, encryptionSettings, type WorkspaceEncryption } from "./encryption";
import { networkSettings, ownTargets, type OutboundTarget, type WorkspaceNetworkArgs } from "./managedNetwork";
import { networkIssues } from "./networkIssues";
import { grantUsers, userIssues, type WorkspaceUser } from "./workspaceUsers";
import { grantApprovals, grantDependencies, grantWorkspace } from "./workspaceRoles";

/** Inputs of a Machine Learning workspace. It takes no lock: one on the workspace or its dependencies stops operations of the service. */
export interface MachineLearningWorkspaceArgs extends Omit<PrivateServiceArgs, "lock"> {
    /** What the workspace needs. */
    dependencies: WorkspaceDependencies;
    /** Where compute runs, and what it reaches. Plain kind, names and hosts: they decide which rules and roles exist. */
    network: WorkspaceNetworkArgs;
    /** Groups of users with their roles on the workspace; none by default. Plain: they decide which role assignments exist. */
    users?: readonly WorkspaceUser[];
    /** Name of the compute cluster that builds images; none by default, and then serverless compute builds them, since a closed registry builds none. The cluster is made after the workspace. */
    imageBuildCompute?: string;
    /** Whose key encrypts what the service stores of the workspace; Microsoft's by default. A change replaces the workspace. */
    encryption?: WorkspaceEncryption;
    /** Whether Microsoft collects less diagnostic data, as for data of high business impact; true by default. A change replaces the workspace. */
    highBusinessImpact?: boolean;
}

/** What a Machine Learning workspace has where its inputs say nothing. */
export const machineLearningWorkspaceDefaults = { highBusinessImpact: true } as const;

/** Group ids that a workspace needs; the one endpoint has addresses in two zones. */
export const machineLearningWorkspaceGroupIds = ["amlworkspace"];

/**
 * A private Machine Learning workspace, which reaches its default store by its identity and has no keys. The identity's
 * roles are in force before the workspace is made. A deleted workspace keeps its name for 14 days.
 */
export class MachineLearningWorkspace extends pulumi.ComponentResource {
    /** ARM id of the workspace. */
    public readonly workspaceResourceId: pulumi.Output<string>;
    /** Name of the workspace. */
    public readonly workspaceName: pulumi.Output<string>;
    /** Id of the workspace in the service (a UUID), part of names that the service makes. */
    public readonly workspaceId: pulumi.Output<string>;
    /** Address of experiments and models for MLflow, which starts with `azureml://`. */
    public readonly mlflowTrackingUri: pulumi.Output<string>;
    /** Object id of the workspace's identity. */
    public readonly identityPrincipalId: pulumi.Output<string>;
    /** ARM id of the workspace's identity. */
    public readonly identityResourceId: pulumi.Output<string>;
    /** What depends on a workspace that works, with a way to it, depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: MachineLearningWorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("MachineLearningWorkspace", name, workspaceIssues(args));
        super("azure-ml-platform:index:MachineLearningWorkspace", name, args, opts);

        const identity = userAssignedIdentity(`${name}-identity`, name, args, { parent: this, ...stateless });
        const workspace = this.createWorkspace(name, args, identity, this.grantFirst(name, args, identity));
        const endpoints = privateService(this, name, workspace, args, machineLearningWorkspaceGroupIds);
        const own = grantWorkspace(`${name}-identity`, { ...args, parent: this, identity }, workspace.id);
        grantUsers(`${name}-users`, { ...args, parent: this }, args.users ?? [], {
            workspace: workspace.id,
            store: args.dependencies.storageAccountResourceId,
        });
        const works = afterRoleTakesEffect(`${name}-works`, [own], { parent: this, ...stateless });
        this.ready = [...endpoints, works];

        this.workspaceResourceId = workspace.id;
        this.workspaceName = workspace.name;
        this.workspaceId = workspace.workspaceId;
        this.mlflowTrackingUri = workspace.mlFlowTrackingUri;
        this.identityPrincipalId = identity.principalId;
        this.identityResourceId = identity.id;
        this.registerOutputs({
            workspaceResourceId: this.workspaceResourceId,
            workspaceName: this.workspaceName,
            workspaceId: this.workspaceId,
            mlflowTrackingUri: this.mlflowTrackingUri,
            identityPrincipalId: this.identityPrincipalId,
            identityResourceId: this.identityResourceId,
        });
    }

    private grantFirst(
        name: string,
        args: MachineLearningWorkspaceArgs,
        identity: managedidentity.UserAssignedIdentity,
    ): pulumi.Resource {
        const granted = { naming: args.naming, parent: this, identity };
        const roles = grantDependencies(`${name}-identity`, granted, args.dependencies);
        const approvals =
            args.network.kind === "managed"
                ? grantApprovals(name, granted, args.network.deployer, [
                      ...ownTargets(args.dependencies),
                      ...(args.network.privateEndpoints ?? []),
                  ])
                : [];
        return afterRoleTakesEffect(`${name}-ready`, [...roles, ...approvals], { parent: this, ...stateless });
    }

    private createWorkspace(
        name: string,
        args: MachineLearningWorkspaceArgs,
        identity: managedidentity.UserAssignedIdentity,
        ready: pulumi.Resource,
    ): machinelearning.Workspace {
        const { highBusinessImpact } = withDefaults(args, machineLearningWorkspaceDefaults);
        return new machinelearning.Workspace(
            name,
            {
                workspaceName: resourceName(args.naming, "machineLearningWorkspace", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                kind: "Default",
                sku: { name: "Basic", tier: machinelearning.SkuTier.Basic },
                friendlyName: name,
                identity: {
                    type: machinelearning.ManagedServiceIdentityType.UserAssigned,
                    userAssignedIdentities: [identity.id],
                },
                primaryUserAssignedIdentity: identity.id,
                ...dependencyIds(args.dependencies),
                systemDatastoresAuthMode: machinelearning.SystemDatastoresAuthMode.Identity,
                publicNetworkAccess: machinelearning.PublicNetworkAccessType.Disabled,
                v1LegacyMode: false,
                hbiWorkspace: highBusinessImpact,
                imageBuildCompute: args.imageBuildCompute,
                encryption: encryptionSettings(args.encryption),
                ...networkSettings(args.network, batchTargets(args.dependencies)),
                tags: args.tags,
            },
            {
                parent: this,
                dependsOn: ready,
                // Half an hour for the network, ten minutes more for a firewall, and as much again for many rules.
                customTimeouts: { create: "90m", update: "90m" },
                ...replacedOn("hbiWorkspace", "encryption.status", "encryption.keyVaultProperties.keyVaultArmId"),
            },
        );
    }
}

const dependencyIds = (dependencies: WorkspaceDependencies) => ({
    storageAccount: dependencies.storageAccountResourceId,
    keyVault: dependencies.keyVaultResourceId,
    applicationInsights: dependencies.applicationInsightsResourceId,
    containerRegistry: dependencies.containerRegistryResourceId,
});

/** What parallel and batch jobs need of the default store, to which the service makes no endpoint itself. */
const batchTargets = ({ storageAccountResourceId }: WorkspaceDependencies): OutboundTarget[] => [
    { name: "storage", resourceId: storageAccountResourceId, groupIds: ["queue", "table"] },
];

function workspaceIssues(args: MachineLearningWorkspaceArgs): InputIssue[] {
    return [
        ...networkIssues(args.network, ownTargets(args.dependencies)),
        ...encryptionIssues(args.encryption),
        ...privateServiceIssues(args, machineLearningWorkspaceGroupIds),
        ...imageBuildComputeIssues(args.imageBuildCompute),
        ...userIssues(args.users ?? []),
    ];
}

/** What is wrong with the name of the cluster that builds images. */
export const imageBuildComputeIssues = (cluster: string | undefined): InputIssue[] =>
    cluster === undefined ? [] : computeNameIssues("imageBuildCompute", cluster);
