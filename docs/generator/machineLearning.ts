import { hasGpu } from "../../azure/compute/sizes";
import type { Plan, PlanProperties } from "../../preview/plan";
import { at } from "../../simulation/core/ids";
import { capabilitiesTable, type Capability } from "./capabilities";
import { readLibrary } from "./library";

const endpointOf =
    (...groups: readonly string[]) =>
    (inputs: PlanProperties) =>
        groups.includes(String(at(inputs, "privateLinkServiceConnections", 0, "groupIds", 0)));

const isOf = (computeType: string) => (inputs: PlanProperties) =>
    at(inputs, "properties", "computeType") === computeType;

const cluster = (title: string, withGpu: boolean): Capability => ({
    title,
    by: [
        {
            component: "MlCompute",
            kinds: ["Compute"],
            where: (inputs) =>
                isOf("AmlCompute")(inputs) &&
                hasGpu(String(at(inputs, "properties", "properties", "vmSize"))) === withGpu,
        },
    ],
});

/** Capabilities of Azure Machine Learning. */
export const capabilities: readonly Capability[] = [
    {
        title: "Workspace",
        by: [{ component: "MachineLearningWorkspace", kinds: ["Workspace"] }],
    },
    {
        title: "No keys: own identity with its roles, datastores of the service by identity",
        by: [
            {
                component: "MachineLearningWorkspace",
                kinds: ["Workspace"],
                where: ({ systemDatastoresAuthMode }) => systemDatastoresAuthMode === "Identity",
            },
            { component: "MachineLearningWorkspace", kinds: ["UserAssignedIdentity", "RoleAssignment"] },
        ],
    },
    {
        title: "Managed network that lets out what a rule approves",
        by: [
            {
                component: "MachineLearningWorkspace",
                kinds: ["Workspace"],
                where: ({ managedNetwork }) => at(managedNetwork, "isolationMode") === "AllowOnlyApprovedOutbound",
            },
        ],
    },
    {
        title: "Private Link to the workspace",
        by: [
            {
                component: "MachineLearningWorkspace",
                kinds: ["PrivateEndpoint"],
                where: endpointOf("amlworkspace"),
            },
        ],
    },
    {
        title: "Storage of runs and parallel jobs: files, queues, tables over Private Link",
        by: [
            {
                component: "PrivateStorageAccount",
                kinds: ["PrivateEndpoint"],
                where: endpointOf("file", "queue", "table"),
            },
        ],
    },
    {
        title: "Images of environments",
        by: [{ component: "ContainerRegistry", kinds: ["Registry", "PrivateEndpoint"] }],
    },
    {
        title: "Telemetry and logs",
        by: [
            { component: "ApplicationInsights", kinds: ["Component"] },
            { component: "MachineLearningWorkspace", kinds: ["DiagnosticSetting"] },
        ],
    },
    {
        title: "Datastores on the lake, without keys",
        by: [{ component: "MlDataAssets", kinds: ["Datastore"] }],
    },
    {
        title: "Data and environments as code, in versions that stay",
        by: [{ component: "MlDataAssets", kinds: ["DataVersion", "EnvironmentVersion"] }],
    },
    cluster("CPU clusters that scale from zero", false),
    cluster("GPU clusters that scale from zero", true),
    {
        title: "Compute instances of single users, which stop when idle and in the evening",
        by: [{ component: "MlCompute", kinds: ["Compute"], where: isOf("ComputeInstance") }],
    },
    {
        title: "Identities of training and scoring, with the roles of their jobs",
        by: [{ component: "MlCompute", kinds: ["RoleAssignment"] }],
    },
    {
        title: "Separate, protected registry of models in several regions",
        by: [{ component: "ModelRegistry", kinds: ["Registry"] }],
    },
    {
        title: "Private Link to the registry, and in each region to its storage and images",
        by: ["amlregistry", "blob", "registry"].map((group) => ({
            component: "ModelRegistry",
            kinds: ["PrivateEndpoint"],
            where: endpointOf(group),
        })),
    },
    {
        title: "Models of the registry for jobs: outbound rule, and a role that reads",
        by: [
            {
                component: "MachineLearningWorkspace",
                kinds: ["Workspace"],
                where: ({ managedNetwork }) => at(managedNetwork, "outboundRules", "models-amlregistry") !== undefined,
            },
            {
                component: "MlCompute",
                kinds: ["RoleAssignment"],
                where: ({ description }) => description === "Reads models of the registry.",
            },
        ],
    },
    {
        title: "Readers and promoters of models, none of whom deletes",
        by: [{ component: "ModelRegistry", kinds: ["RoleDefinition"] }],
    },
];

/** Where each capability is: resources of these stacks, file, test. */
export function machineLearningReference(plans: readonly Plan[]): string {
    return [
        "# Azure Machine Learning, capability by capability",
        "",
        `Resources as stacks ${plans.map(({ stack }) => `\`${stack}\``).join(" and ")} register them. [What no public source shows](unverified.md) has a page of its own.`,
        "",
        ...capabilitiesTable(capabilities, plans, readLibrary().components),
        "",
    ].join("\n");
}
