import { at } from "../../../core/ids";
import { nameOf } from "../../../core/armIds";
import type { Behaviours, Call } from "../../../core/types";
import { refuseRootKey } from "./keys";
import { networkElsewhere, refuseInjection, workspaceType } from "./subnets";
import { nameRule, refuse, same, textsAt, unknownCode } from "../../../core/refusals";

const specs =
    "azure-rest-api-specs/specification/databricks/resource-manager/Microsoft.Databricks/Databricks/models.tsp, 2026-01-01 (required, read only, what each compute mode forbids)";
const azurerm =
    "hashicorp/terraform-provider-azurerm, internal/services/databricks/databricks_workspace_resource.go (what cannot change, AllRules, storage firewall, compliance profile)";

const keyProperties = ["keyName", "keyVaultUri", "keyVersion"];
const encryptedEntities = ["managedServices", "managedDisk"];

/** Databricks workspaces and access connectors. */
export const databricksBehaviours: Behaviours = {
    [workspaceType]: {
        source: `${specs}; ${azurerm}; github.com/pulumi/pulumi-azure-native/issues/3733 (managed resource group; its code in blogs); github.com/Azure/azure-powershell/issues/22898 (root key); github.com/hashicorp/terraform-provider-azurerm/issues/26335 (SubnetIsNotWithinVnetError); learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (delegation, security group, /26, one workspace a subnet); unverified: the other codes, and that infrastructure encryption cannot change`,
        required: [
            "location",
            "computeMode",
            "sku.name",
            "accessConnector.id",
            "accessConnector.identityType",
            "encryption.entities",
            ...encryptedEntities.flatMap((entity) => [
                `encryption.entities.${entity}.keySource`,
                ...keyProperties.map((property) => `encryption.entities.${entity}.keyVaultProperties.${property}`),
            ]),
            ...[
                "customVirtualNetworkId",
                "customPublicSubnetName",
                "customPrivateSubnetName",
                "storageAccountName",
            ].map((parameter) => `parameters.${parameter}.value`),
        ],
        readOnly: [
            "provisioningState",
            "createdDateTime",
            "workspaceId",
            "workspaceUrl",
            "diskEncryptionSetId",
            "isUcEnabled",
            "privateEndpointConnections",
        ],
        replaceOn: ["location"],
        immutable: [
            "computeMode",
            "managedResourceGroupId",
            "parameters.storageAccountName",
            "parameters.requireInfrastructureEncryption",
        ],
        name: nameRule(workspaceType),
        looseReferences: ["managedResourceGroupId"],
        createsAlso: ({ inputs }) => managedObjects(inputs),
        refusals: [networkElsewhere],
        refuse: (call) => {
            refuseMode(call);
            refusePublicAccess(call);
            refuseCompliance(call);
            refuseTakenNames(call);
            refuseInjection(call);
            refuseRootKey(call);
        },
        seconds: 180,
    },
    "azure-native:databricks:AccessConnector": {
        source: `azure-rest-api-specs/specification/databricks, 2026-01-01; hashicorp/terraform-provider-azurerm, internal/services/databricks/validate/access_connector_name.go (name)`,
        required: ["location", "identity.type"],
        readOnly: ["properties.provisioningState", "properties.referedBy"],
        replaceOn: ["location"],
        name: nameRule("azure-native:databricks:AccessConnector"),
        seconds: 15,
    },
};

/** What Databricks makes for itself: it lies outside the workspace and is deleted with it. */
function managedObjects(inputs: Call["inputs"]) {
    const group = inputs.managedResourceGroupId;
    const account = at(inputs, "parameters", "storageAccountName", "value");
    if (typeof group !== "string") {
        return [];
    }
    return [
        { id: group, type: "azure-native:resources:ResourceGroup", goesWithIt: true },
        ...(typeof account === "string"
            ? [
                  {
                      id: `${group}/providers/Microsoft.Storage/storageAccounts/${account}`,
                      type: "azure-native:storage:StorageAccount",
                      goesWithIt: true,
                  },
              ]
            : []),
    ];
}

const hybridOnly = [
    "managedResourceGroupId",
    "parameters",
    "requiredNsgRules",
    "defaultStorageFirewall",
    "accessConnector",
    "defaultCatalog",
];

function refuseMode({ inputs }: Call): void {
    const { computeMode, managedResourceGroupId } = inputs;
    if (!["Hybrid", "Serverless"].some((mode) => same(mode, computeMode))) {
        refuse(400, unknownCode, `The compute mode '${String(computeMode)}' must be Hybrid or Serverless.`);
    }
    if (same(computeMode, "Hybrid")) {
        if (typeof managedResourceGroupId !== "string") {
            refuse(400, unknownCode, "A workspace of compute mode Hybrid needs managedResourceGroupId. Set it.");
        }
        return;
    }
    const forbidden = [
        ...hybridOnly.filter((property) => inputs[property] !== undefined),
        ...(at(inputs, "encryption", "entities", "managedDisk") ? ["encryption.entities.managedDisk"] : []),
    ];
    if (forbidden.length > 0) {
        refuse(
            400,
            unknownCode,
            `A workspace of compute mode Serverless has no ${forbidden.join(", ")}. Leave it out.`,
        );
    }
}

const isOn = (value: unknown) => same(value, "Enabled");

function refusePublicAccess({ inputs }: Call): void {
    if (same(inputs.publicNetworkAccess, "Disabled") && same(inputs.requiredNsgRules, "AllRules")) {
        refuse(
            400,
            unknownCode,
            "A workspace with publicNetworkAccess Disabled cannot have requiredNsgRules AllRules: its machines reach it over a private endpoint. Set NoAzureDatabricksRules.",
        );
    }
    if (isOn(inputs.defaultStorageFirewall) && inputs.accessConnector === undefined) {
        refuse(
            400,
            unknownCode,
            "With defaultStorageFirewall Enabled the workspace reaches its storage by an access connector only. Set accessConnector.",
        );
    }
    const premiumOnly = ["encryption", "defaultStorageFirewall", "enhancedSecurityCompliance"].filter(
        (property) => inputs[property] !== undefined,
    );
    if (premiumOnly.length > 0 && !same(at(inputs, "sku", "name"), "premium")) {
        refuse(400, unknownCode, `Only a workspace of sku premium has ${premiumOnly.join(", ")}. Set sku.name.`);
    }
}

function refuseCompliance({ inputs, existing }: Call): void {
    const compliance = inputs.enhancedSecurityCompliance;
    const profile = ["complianceSecurityProfile", "complianceStandards"];
    const standards = textsAt(compliance, ...profile);
    const lacking = ["enhancedSecurityMonitoring", "automaticClusterUpdate"].filter(
        (feature) => !isOn(at(compliance, feature, "value")),
    );
    if (isOn(at(compliance, "complianceSecurityProfile", "value")) && lacking.length > 0) {
        refuse(400, unknownCode, `The compliance security profile needs ${lacking.join(", ")}. Set it to Enabled.`);
    }
    const gone = textsAt(existing?.inputs.enhancedSecurityCompliance, ...profile).filter(
        (standard) => !standards.includes(standard),
    );
    if (gone.length > 0) {
        refuse(
            400,
            unknownCode,
            `The compliance standards ${gone.join(", ")} cannot be taken away from a workspace. Keep them, or make another workspace.`,
        );
    }
}

function refuseTakenNames({ inputs, existing, view }: Call): void {
    if (existing) {
        return;
    }
    const group = inputs.managedResourceGroupId;
    if (typeof group === "string" && view.find(group)) {
        refuse(
            409,
            "ApplianceProvisioningFailed",
            `Managed Resource group for the workspace: '${group}' doesn't have managed by property referring to Databricks workspace resource. Name a group that does not exist.`,
        );
    }
    const name = at(inputs, "parameters", "storageAccountName", "value");
    const taken = view.ofType("azure-native:storage:StorageAccount").some(({ id }) => same(nameOf(id), name));
    if (taken) {
        refuse(
            409,
            "StorageAccountAlreadyTaken",
            `The storage account named ${String(name)} is already taken. Set another name, or raise naming.generation.`,
        );
    }
}
