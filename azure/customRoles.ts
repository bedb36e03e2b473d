/** A role that a stack defines, since no built-in one is as small. */
export interface CustomRole {
    /** Name that Azure shows, completed with the stack. */
    readonly title: string;
    /** What holders may do. */
    readonly description: string;
    /** Actions on the control plane. */
    readonly actions: readonly string[];
    /** Actions that a wildcard of `actions` would give in addition; none by default. */
    readonly notActions?: readonly string[];
}

const registries = "Microsoft.MachineLearningServices/registries";
const workspaces = "Microsoft.MachineLearningServices/workspaces";
const pools = "Microsoft.Synapse/workspaces/sqlPools";
const fabric = "Microsoft.Fabric/capacities";
const embedded = "Microsoft.PowerBIDedicated/capacities";
const clusters = "Microsoft.ContainerService/managedClusters";

/**
 * Roles that stacks define. Sources: MicrosoftDocs/azure-ai-docs, machine-learning/
 * - how-to-manage-registries.md and the built-in role AzureML Registry User, which writes and deletes every asset: there is
 *   no action for a single kind of asset, so who may read models reads environments, components and data as well.
 * - how-to-use-mlflow-configure-tracking.md, "Configure authorization and permission levels" (experiments, jobs), and
 *   how-to-assign-roles.md, "MLflow operations" (models). unverified: that MLflow deletes nothing while it tracks.
 * and MicrosoftDocs/azure-docs, role-based-access-control/permissions, for what pauses and for the runs of pipelines, whose
 * query takes two actions. unverified: that a Fabric capacity is paused without its `write`, which the page on pausing lists.
 */
export const customRoles = {
    modelRegistryReader: {
        title: "Model registry reader",
        description: "Reads a Machine Learning registry and every asset in it.",
        actions: [`${registries}/read`, `${registries}/assets/read`],
    },
    modelRegistryPromoter: {
        title: "Model registry promoter",
        description: "Reads a Machine Learning registry, and adds assets to it; deletes none.",
        actions: [`${registries}/read`, `${registries}/assets/read`, `${registries}/assets/write`],
    },
    modelTracking: {
        title: "Model tracking",
        description: "Tracks runs with MLflow in a Machine Learning workspace and registers models; deletes nothing.",
        actions: [
            `${workspaces}/read`,
            `${workspaces}/experiments/*`,
            `${workspaces}/jobs/*`,
            `${workspaces}/models/*/read`,
            `${workspaces}/models/*/write`,
        ],
        notActions: [`${workspaces}/*/delete`],
    },
    sqlPoolPauser: {
        title: "SQL pool pauser",
        description: "Reads, pauses and resumes dedicated SQL pools.",
        actions: [`${pools}/read`, `${pools}/pause/action`, `${pools}/resume/action`],
    },
    fabricCapacityPauser: {
        title: "Fabric capacity pauser",
        description: "Reads, suspends and resumes Fabric capacities.",
        actions: [`${fabric}/read`, `${fabric}/suspend/action`, `${fabric}/resume/action`],
    },
    powerBiCapacityPauser: {
        title: "Power BI Embedded capacity pauser",
        description: "Reads, suspends and resumes capacities of Power BI Embedded.",
        actions: [`${embedded}/read`, `${embedded}/suspend/action`, `${embedded}/resume/action`],
    },
    kubernetesClusterPauser: {
        title: "Kubernetes cluster pauser",
        description: "Reads, stops and starts Kubernetes clusters.",
        actions: [`${clusters}/read`, `${clusters}/stop/action`, `${clusters}/start/action`],
    },
    pipelineRunReader: {
        title: "Pipeline run reader",
        description: "Reads which runs of pipelines a data factory has.",
        actions: [
            "Microsoft.DataFactory/factories/querypipelineruns/action",
            "Microsoft.DataFactory/factories/querypipelineruns/read",
        ],
    },
} as const satisfies Readonly<Record<string, CustomRole>>;

/** Name of a role that stacks define. */
export type CustomRoleName = keyof typeof customRoles;
