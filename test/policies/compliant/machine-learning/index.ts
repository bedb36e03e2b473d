import { type FixtureResource, idOf } from "../../support/fixture";
import { arm, common } from "../common";
import { diagnosticsOf } from "../observability";
import { assignment, identity } from "../platform";
import { endpointOf, zoneGroupOf } from "../privateLink";
import { inWorkspace, workspace, workspaces, zonesOfWorkspace } from "./workspace";

function compute(name: string, more: Record<string, unknown>, properties: Record<string, unknown>): FixtureResource {
    return {
        type: "azure-native:machinelearningservices:Compute",
        name: `mlw-${name}`,
        id: `${workspace.id}/computes/${name}`,
        props: {
            ...inWorkspace,
            ...common,
            computeName: name,
            identity: { type: "UserAssigned", userAssignedIdentities: [idOf(identity)] },
            properties: {
                ...more,
                disableLocalAuth: true,
                properties: { vmSize: "Standard_D4ds_v5", enableNodePublicIp: false, ...properties },
            },
        },
    };
}

const cluster = compute(
    "cpu",
    { computeType: "AmlCompute" },
    {
        remoteLoginPortPublicAccess: "Disabled",
        vmPriority: "Dedicated",
        scaleSettings: { minNodeCount: 0, maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: "PT5M" },
    },
);

const instance = compute(
    "scientist",
    { computeType: "ComputeInstance" },
    {
        sshSettings: { sshPublicAccess: "Disabled" },
        applicationSharingPolicy: "Personal",
        personalComputeInstanceSettings: {
            assignedUser: {
                objectId: "33333333-2222-3333-4444-555555555555",
                tenantId: "99999999-0000-0000-0000-000000000000",
            },
        },
        idleTimeBeforeShutdown: "PT1H",
        schedules: {
            computeStartStop: [
                {
                    action: "Stop",
                    status: "Enabled",
                    triggerType: "Cron",
                    cron: { expression: "0 19 * * *", timeZone: "W. Europe Standard Time" },
                },
            ],
        },
    },
);

const datastore: FixtureResource = {
    type: "azure-native:machinelearningservices:Datastore",
    name: "mlw-bronze",
    id: `${workspace.id}/datastores/bronze`,
    props: {
        ...inWorkspace,
        name: "bronze",
        properties: {
            datastoreType: "AzureDataLakeGen2",
            accountName: "stlake",
            filesystem: "bronze",
            credentials: { credentialsType: "None" },
        },
    },
};

const environment: FixtureResource = {
    type: "azure-native:machinelearningservices:EnvironmentVersion",
    name: "mlw-training",
    id: `${workspace.id}/environments/training/versions/1`,
    props: {
        ...inWorkspace,
        name: "training",
        version: "1",
        properties: {
            image: `mcr.microsoft.com/azureml/minimal-ubuntu22.04-py311-cpu-inference@sha256:${"a1".repeat(32)}`,
            condaFile: [
                "name: training",
                "channels: [conda-forge]",
                "dependencies:",
                "  - python==3.11.9",
                "  - pip=24.2.0",
                "  - pip:",
                "      - --extra-index-url https://pypi.example.org/simple",
                "      - scikit-learn==1.5.2",
                "      - azureml-fsspec[all]==1.3.1",
            ].join("\n"),
            osType: "Linux",
        },
    },
};

const registry: FixtureResource = {
    type: "azure-native:machinelearningservices:Registry",
    name: "models",
    id: arm("Microsoft.MachineLearningServices/registries", "mlr-models"),
    protect: true,
    props: {
        ...common,
        registryName: "mlr-models",
        publicNetworkAccess: "Disabled",
        regionDetails: ["westeurope", "northeurope"].map((location) => ({
            location,
            acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
            storageAccountDetails: [
                {
                    systemCreatedStorageAccount: {
                        storageAccountType: "Standard_LRS",
                        storageAccountHnsEnabled: false,
                        allowBlobPublicAccess: false,
                    },
                },
            ],
        })),
    },
};

const promoterRole: FixtureResource = {
    type: "azure-native:authorization:RoleDefinition",
    name: "model-promoter",
    id: `${registry.id}/providers/Microsoft.Authorization/roleDefinitions/model-promoter`,
    props: {
        roleName: "model promoter",
        scope: idOf(registry),
        assignableScopes: [idOf(registry)],
        permissions: [
            {
                actions: ["read", "assets/*"].map((action) => `Microsoft.MachineLearningServices/registries/${action}`),
                notActions: ["Microsoft.MachineLearningServices/registries/assets/delete"],
            },
        ],
    },
};

const promoter = assignment("models-promoter", "model-promoter", registry);
promoter.props.roleDefinitionId = idOf(promoterRole);

const endpoint = endpointOf(registry, "amlregistry");

export const machineLearning: readonly FixtureResource[] = [
    ...workspaces,
    cluster,
    instance,
    datastore,
    environment,
    registry,
    diagnosticsOf(registry),
    promoterRole,
    promoter,
    endpoint,
    zoneGroupOf(endpoint, zonesOfWorkspace.api),
];
