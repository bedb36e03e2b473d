import * as ml from "@pulumi/azure-native/machinelearningservices";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, stateless, type ComponentArgs } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { assignRole, PrincipalType, type RoleAssignmentArgs } from "../../shared/roleAssignments";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { MlPriority, resolveCluster, type MlClusterArgs, type ResolvedCluster } from "./clusters";
import { mlComputeIssues, mlComputeWarnings } from "./computeIssues";
import { mlInstanceDefaults, type MlInstanceArgs } from "./instances";
import { readerRole, type MlReadRegistry } from "./readRegistry";

/** A user-assigned identity that jobs run as. */
export interface MlComputeIdentity {
    /** ARM id of the identity. A change replaces the clusters that have it. */
    resourceId: pulumi.Input<string>;
    /** Object id of its service principal. A change replaces its roles. */
    principalId: pulumi.Input<string>;
}

/** Compute inside the network that Azure keeps for the workspace. */
export interface MlManagedComputeNetwork {
    /** The workspace's network. */
    kind: "managed";
}

/** Compute in a subnet of the platform. */
export interface MlSubnetComputeNetwork {
    /** A subnet. */
    kind: "subnet";
    /** ARM id of the subnet. A change replaces all clusters and instances. */
    subnetResourceId: pulumi.Input<string>;
}

/** What jobs read and write whatever they do. */
export interface MlComputeDependencies {
    /** ARM id of the workspace's storage account, which holds code, logs and outputs of jobs. */
    storageAccountResourceId: pulumi.Input<string>;
    /** ARM id of the workspace's container registry, which holds the images of jobs. */
    containerRegistryResourceId: pulumi.Input<string>;
}

type Role = RoleAssignmentArgs["role"];

/** Inputs of the compute of a workspace. */
export interface MlComputeArgs extends ComponentArgs {
    /** Name of the workspace, which must be in this resource group and region. A change replaces all of it. */
    workspaceName: pulumi.Input<string>;
    /** Network of the compute: the workspace's own, which takes no subnet, or a subnet of the platform. A change replaces all of it. */
    network: MlManagedComputeNetwork | MlSubnetComputeNetwork;
    /** Clusters. Plain: they decide which resources exist. */
    clusters: MlClusterArgs[];
    /** Instances, each of one user; none by default. Plain: they decide which resources exist. */
    instances?: MlInstanceArgs[];
    /** Identities that jobs run as, by the name that clusters give. Each gets what every job needs and nothing of the lake. */
    identities: Record<string, MlComputeIdentity>;
    /** Storage account and container registry of the workspace. */
    dependencies: MlComputeDependencies;
    /** Registry of models that the jobs of clusters read; none by default. */
    modelRegistry?: MlReadRegistry;
    /** What must be finished first: the workspace with its network and endpoint; nothing by default. */
    after?: pulumi.Resource[];
}

/**
 * Clusters and instances of a workspace: no public addresses, no SSH, no local accounts. A change of scale or tags of a
 * cluster touches it alone; any other change deletes it first and makes it again, since two cannot have one name. Runs in
 * progress end with it.
 */
export class MlCompute extends pulumi.ComponentResource {
    /** ARM ids of clusters and instances, by name. */
    public readonly computeResourceIds: Record<string, pulumi.Output<string>>;

    private readonly after: pulumi.Resource[];

    constructor(name: string, args: MlComputeArgs, opts?: pulumi.ComponentResourceOptions) {
        const { after, ...inputs } = args;
        const plan = { ...args, identities: Object.keys(args.identities) };
        throwIfInvalid("MlCompute", name, [...mlComputeIssues(plan), ...networkIssues(args)]);
        super("azure-ml-platform:index:MlCompute", name, inputs, opts);
        this.after = after ?? [];

        for (const { propertyPath, reason } of mlComputeWarnings(plan)) {
            void pulumi.log.warn(`${propertyPath}: ${reason}`, this);
        }
        const clusters = args.clusters.map(resolveCluster);
        this.assignRoles(name, args, clusters);
        this.computeResourceIds = Object.fromEntries([
            ...clusters.map((cluster) => [cluster.name, this.createCluster(name, args, cluster).id]),
            ...(args.instances ?? []).map((instance) => [instance.name, this.createInstance(name, args, instance).id]),
        ]) as Record<string, pulumi.Output<string>>;
        this.registerOutputs({ computeResourceIds: this.computeResourceIds });
    }

    /** Nothing here waits for the roles: they are in force long before somebody starts the first job. */
    private assignRoles(name: string, args: MlComputeArgs, clusters: ResolvedCluster[]): void {
        const { storageAccountResourceId: account, containerRegistryResourceId: registry } = args.dependencies;
        for (const [key, { principalId }] of Object.entries(args.identities)) {
            const own = clusters.filter(({ identity }) => identity === key);
            if (own.length === 0) {
                continue;
            }
            const give = (what: string, scope: pulumi.Input<string>, role: Role, description: string) =>
                assignRole(
                    `${name}-${key}-${what}`,
                    {
                        naming: args.naming,
                        scope,
                        role,
                        principalId,
                        description,
                        principalType: PrincipalType.ServicePrincipal,
                    },
                    { parent: this, ...stateless },
                );
            give("images", registry, "acrPull", "Pulls the images of jobs.");
            give("blobs", account, "storageBlobDataContributor", "Reads code, writes logs and outputs of jobs.");
            if (own.some(({ parallelJobs }) => parallelJobs)) {
                give("queues", account, "storageQueueDataContributor", "Hands the tasks of parallel jobs to workers.");
                give("tables", account, "storageTableDataContributor", "Keeps the progress of parallel jobs.");
            }
            if (args.modelRegistry) {
                const { resourceId } = args.modelRegistry;
                give("models", resourceId, readerRole(args.modelRegistry), "Reads models of the registry.");
            }
        }
    }

    private createCluster(name: string, args: MlComputeArgs, cluster: ResolvedCluster): ml.Compute {
        return new ml.Compute(
            `${name}-${cluster.name}`,
            {
                computeName: cluster.name,
                workspaceName: args.workspaceName,
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                identity: {
                    type: ml.ManagedServiceIdentityType.UserAssigned,
                    userAssignedIdentities: [requireIdentity(args, cluster.identity).resourceId],
                },
                properties: {
                    computeType: "AmlCompute",
                    disableLocalAuth: true,
                    properties: {
                        osType: ml.OsType.Linux,
                        vmSize: cluster.size,
                        vmPriority: priorities[cluster.priority],
                        scaleSettings: {
                            minNodeCount: cluster.minNodes,
                            maxNodeCount: cluster.maxNodes,
                            nodeIdleTimeBeforeScaleDown: `PT${cluster.idleMinutes}M`,
                        },
                        enableNodePublicIp: false,
                        remoteLoginPortPublicAccess: ml.RemoteLoginPortPublicAccess.Disabled,
                        ...subnetOf(args),
                    },
                },
                tags: args.tags,
            },
            { parent: this, dependsOn: this.after, ...stateless, ...replacedOn(...fixedOfCluster) },
        );
    }

    private createInstance(name: string, args: MlComputeArgs, instance: MlInstanceArgs): ml.Compute {
        const { size, idleMinutes, stopHour, timeZone, user } = withDefaults(instance, mlInstanceDefaults);
        return new ml.Compute(
            `${name}-${instance.name}`,
            {
                computeName: instance.name,
                workspaceName: args.workspaceName,
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                properties: {
                    computeType: "ComputeInstance",
                    disableLocalAuth: true,
                    properties: {
                        vmSize: size,
                        personalComputeInstanceSettings: { assignedUser: user },
                        computeInstanceAuthorizationType: ml.ComputeInstanceAuthorizationType.Personal,
                        applicationSharingPolicy: ml.ApplicationSharingPolicy.Personal,
                        enableSSO: true,
                        idleTimeBeforeShutdown: `PT${idleMinutes}M`,
                        schedules: { computeStartStop: [stopSchedule(stopHour, timeZone)] },
                        sshSettings: { sshPublicAccess: ml.SshPublicAccess.Disabled },
                        enableNodePublicIp: false,
                        ...subnetOf(args),
                    },
                },
                tags: args.tags,
            },
            // Azure changes no tag of an instance (hashicorp/terraform-provider-azurerm, issue 31747), and a user's disk is
            // worth more than a new tag.
            {
                parent: this,
                dependsOn: this.after,
                ...stateless,
                ...replacedOn("properties"),
                ignoreChanges: ["tags"],
            },
        );
    }
}

/**
 * What of a cluster Azure does not change: all but scale and tags (hashicorp/terraform-provider-azurerm, issue 29859 and pull
 * request 29878). unverified: that a cluster of the same name made at once has the new size; in 2022 it had the old one
 * (Azure/azure-rest-api-specs, issue 18889, closed).
 */
const fixedOfCluster = [
    "identity",
    "properties.disableLocalAuth",
    ...["enableNodePublicIp", "osType", "remoteLoginPortPublicAccess", "subnet", "vmPriority", "vmSize"].map(
        (property) => `properties.properties.${property}`,
    ),
];

const priorities = {
    [MlPriority.Dedicated]: ml.VmPriority.Dedicated,
    [MlPriority.LowPriority]: ml.VmPriority.LowPriority,
};

// The expression has five fields: avm/res/machine-learning-services/workspace of Azure/bicep-registry-modules.
const stopSchedule = (hour: number, timeZone: string) => ({
    action: ml.ComputePowerAction.Stop,
    triggerType: ml.ComputeTriggerType.Cron,
    cron: { expression: `0 ${hour} * * *`, timeZone },
    status: ml.ScheduleStatus.Enabled,
});

const subnetOf = ({ network }: MlComputeArgs) =>
    network.kind === "subnet" ? { subnet: { id: network.subnetResourceId } } : {};

function requireIdentity({ identities }: MlComputeArgs, name: string): MlComputeIdentity {
    const identity = identities[name];
    if (!identity) {
        throw new Error(`"${name}" is not an entry of identities`);
    }
    return identity;
}

/** What the types say, for programs that are not checked by them. */
function networkIssues({ network }: MlComputeArgs): InputIssue[] {
    return network.kind === "managed" && "subnetResourceId" in network
        ? [
              {
                  propertyPath: "network.subnetResourceId",
                  reason: "is set, but compute of a managed network has no subnet; leave it out, or set kind to subnet",
              },
          ]
        : [];
}
