import { nameRule } from "../../core/refusals";
import type { Behaviours } from "../../core/types";
import { madeWithRegistry } from "./registries";

const specs =
    "azure-rest-api-specs/specification/machinelearningservices, 2025-12-01 as Azure/bicep-types-az has it (required, read only)";
const module = "azure-native:machinelearningservices";
const computed = ["identity.principalId", "identity.tenantId"];

/** Azure Machine Learning: workspaces, what is in them, and registries. */
export const machineLearningBehaviours: Behaviours = {
    [`${module}:Workspace`]: {
        source: specs,
        required: [
            "identity.type",
            "sku.name",
            "encryption.status",
            "encryption.keyVaultProperties",
            "encryption.keyVaultProperties.keyIdentifier",
            "encryption.keyVaultProperties.keyVaultArmId",
        ],
        readOnly: [
            "mlFlowTrackingUri",
            "notebookInfo",
            "privateLinkCount",
            "provisioningState",
            "serviceProvisionedResourceGroup",
            "storageHnsEnabled",
            "tenantId",
            "workspaceId",
            "managedNetwork.networkId",
            "managedNetwork.firewallPublicIpAddress",
            ...computed,
        ],
        replaceOn: [],
        name: nameRule(`${module}:Workspace`),
        seconds: 120,
    },
    [`${module}:Compute`]: {
        source: specs,
        required: [
            "identity.type",
            "properties",
            "properties.computeType",
            "properties.properties.scaleSettings.maxNodeCount",
            "properties.properties.subnet.id",
            "properties.properties.userAccountCredentials.adminUserName",
            "properties.properties.personalComputeInstanceSettings.assignedUser.objectId",
            "properties.properties.personalComputeInstanceSettings.assignedUser.tenantId",
        ],
        readOnly: ["properties.provisioningState", "properties.isAttachedCompute", ...computed],
        replaceOn: [],
        name: nameRule(`${module}:Compute`),
        seconds: 60,
    },
    [`${module}:Datastore`]: {
        source: specs,
        required: [
            "properties",
            "properties.datastoreType",
            "properties.credentials",
            "properties.credentials.credentialsType",
        ],
        readOnly: ["properties.isDefault"],
        replaceOn: [],
        name: nameRule(`${module}:Datastore`),
        seconds: 3,
    },
    [`${module}:DataVersion`]: {
        source: specs,
        required: ["properties", "properties.dataType", "properties.dataUri"],
        replaceOn: [],
        makesParent: true,
        seconds: 3,
    },
    [`${module}:EnvironmentVersion`]: {
        source: specs,
        required: ["properties", "properties.build.contextUri"],
        readOnly: ["properties.environmentType", "properties.provisioningState"],
        replaceOn: [],
        makesParent: true,
        seconds: 3,
    },
    [`${module}:Registry`]: {
        source: `${specs}; common-types (location: create, read)`,
        required: ["location", "identity.type"],
        readOnly: computed,
        replaceOn: ["location"],
        name: nameRule(`${module}:Registry`),
        createsAlso: ({ id, inputs }) => madeWithRegistry(id, inputs),
        seconds: 45,
    },
};
