import { nameRule } from "../../core/refusals";
import type { Behaviours } from "../../core/types";
import { dataRefusals, datastoreRefusals, environmentRefusals, madeWithWorkspace } from "./assetRefusals";
import { computeRefusals } from "./computeRefusals";
import { keptProvisioned, provisionedByCompute } from "./managedNetwork";
import { madeWithRegistry, registryRefusals } from "./registries";
import { page, tokens } from "./tokens";
import { workspaceRefusals } from "./workspaceRefusals";

const specs =
    "azure-rest-api-specs/specification/machinelearningservices, 2025-12-01 as Azure/bicep-types-az has it (required, read only)";
const assets = `${page("how-to-create-data-assets")} (versions do not change and are not deleted); unverified: code and message of a change`;
const computed = ["identity.principalId", "identity.tenantId"];

const fixedOfCompute = [
    "vmSize",
    "vmPriority",
    "osType",
    "subnet",
    "enableNodePublicIp",
    "isolatedNetwork",
    "remoteLoginPortPublicAccess",
    "userAccountCredentials",
];

/** Azure Machine Learning: workspaces, what is in them, and registries. */
export const machineLearningBehaviours: Behaviours = {
    [tokens.workspace]: {
        source: `${specs}; ${page("concept-soft-delete")} and github.com/Azure/ResourceModules/issues/3596 (soft-deleted name); unverified: code and message of what cannot change`,
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
        immutable: [
            "location",
            "storageAccount",
            "keyVault",
            "hbiWorkspace",
            "enableDataIsolation",
            "encryption.status",
        ],
        name: nameRule(tokens.workspace),
        softDelete: {
            status: 400,
            code: "BadRequest",
            message: () =>
                "Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete Raise naming.generation so that the new workspace has another name.",
            inGroup: true,
        },
        createsAlso: ({ id }) => madeWithWorkspace(id),
        changesAlso: keptProvisioned,
        refusals: workspaceRefusals,
        seconds: 120,
    },
    [tokens.compute]: {
        source: `${specs}; hashicorp/terraform-provider-azurerm, issue 29859 and pull request 29878 (a cluster changes scale and tags alone); unverified: code and message of what cannot change`,
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
        immutable: [
            "location",
            "identity",
            "properties.computeType",
            "properties.disableLocalAuth",
            ...fixedOfCompute.map((property) => `properties.properties.${property}`),
        ],
        name: nameRule(tokens.compute),
        changesAlso: provisionedByCompute,
        refusals: computeRefusals,
        seconds: 60,
    },
    [tokens.datastore]: {
        source: specs,
        required: [
            "properties",
            "properties.datastoreType",
            "properties.credentials",
            "properties.credentials.credentialsType",
        ],
        readOnly: ["properties.isDefault"],
        replaceOn: [],
        name: nameRule(tokens.datastore),
        refusals: datastoreRefusals,
        seconds: 3,
    },
    [tokens.data]: {
        source: `${specs}; ${assets}`,
        required: ["properties", "properties.dataType", "properties.dataUri"],
        replaceOn: [],
        immutable: ["properties.dataType", "properties.dataUri"],
        keptOnDelete: true,
        refusals: dataRefusals,
        makesParent: true,
        seconds: 3,
    },
    [tokens.environment]: {
        source: `${specs}; ${assets}`,
        required: ["properties", "properties.build.contextUri"],
        readOnly: ["properties.environmentType", "properties.provisioningState"],
        replaceOn: [],
        immutable: ["image", "build", "condaFile", "osType"].map((property) => `properties.${property}`),
        keptOnDelete: true,
        refusals: environmentRefusals,
        makesParent: true,
        seconds: 3,
    },
    [tokens.registry]: {
        source: `${specs}; common-types (location: create, read); ${page("how-to-manage-registries")} (unique in the tenant); unverified: code and message of a name that is taken`,
        required: ["location", "identity.type"],
        readOnly: computed,
        replaceOn: ["location"],
        name: nameRule(tokens.registry, {
            global: {
                code: "Conflict",
                message: (name) =>
                    `The registry name '${name}' is already in use in the tenant. Set another name, or raise naming.generation.`,
            },
        }),
        refusals: registryRefusals,
        createsAlso: ({ id, inputs }) => madeWithRegistry(id, inputs),
        seconds: 45,
    },
};
