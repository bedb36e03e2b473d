import { parseResourceId } from "../../../azure/resourceIds";
import { nameRule, unknownCode } from "../../core/refusals";
import type { Behaviours, Call, CloudObject } from "../../core/types";
import { sparkPoolRefusals, sqlPoolRefusals } from "./poolRefusals";
import { synapseTokens } from "./tokens";
import { openedOnStorage, workspaceRefusals } from "./workspaceRefusals";

const specs =
    "azure-rest-api-specs/specification/synapse, 2021-06-01 as Azure/bicep-types-az has it (required, read only, names)";
const computed = ["identity.principalId", "identity.tenantId"];

/** The group that a workspace keeps what it makes itself in: it is made with it, and deleted with it. */
function managedGroup({ id, inputs: { managedResourceGroupName: name } }: Call) {
    const subscriptionId = parseResourceId(id)?.subscriptionId ?? "";
    return typeof name === "string"
        ? [
              {
                  id: `/subscriptions/${subscriptionId}/resourceGroups/${name}`,
                  type: "azure-native:resources:ResourceGroup",
                  goesWithIt: true,
              },
          ]
        : [];
}

/** A pool whose change leaves it paused or running, as it was. */
function inOldStatus({ id, existing, view }: Call): CloudObject[] {
    const pool = view.find(id);
    const status = existing?.outputs.status;
    return pool && status !== undefined ? [{ ...pool, outputs: { ...pool.outputs, status } }] : [];
}

const inStatus = (status: string) => (pool: CloudObject) => ({ ...pool.outputs, status });

/** Synapse: workspaces, what belongs to them, and private link hubs. */
export const synapseBehaviours: Behaviours = {
    [synapseTokens.workspace]: {
        source: `${specs}; learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet and workspace-data-exfiltration-protection (fixed at creation); unverified: code and message of a name that is taken and of what cannot change`,
        required: ["location"],
        readOnly: [
            "provisioningState",
            "workspaceUID",
            "connectivityEndpoints",
            "extraProperties",
            "adlaResourceId",
            "settings",
            "encryption.doubleEncryptionEnabled",
            "encryption.cmk.status",
            ...computed,
        ],
        replaceOn: ["location"],
        immutable: [
            "managedVirtualNetwork",
            "managedVirtualNetworkSettings.preventDataExfiltration",
            "managedResourceGroupName",
            "defaultDataLakeStorage.accountUrl",
            "defaultDataLakeStorage.filesystem",
        ],
        name: nameRule(synapseTokens.workspace, {
            global: {
                code: unknownCode,
                message: (name) =>
                    `The workspace name '${name}' is already taken. Set another name, or raise naming.generation.`,
            },
        }),
        createsAlso: managedGroup,
        changesAlso: openedOnStorage,
        refusals: workspaceRefusals,
        seconds: 300,
    },
    [synapseTokens.sqlPool]: {
        source: `${specs}; learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/pause-and-resume-compute-portal (pause, resume); hashicorp/terraform-provider-azurerm, internal/services/synapse/synapse_sql_pool_resource.go (what cannot change); unverified: code and message of that`,
        required: ["location"],
        readOnly: ["creationDate", "status"],
        replaceOn: ["location"],
        immutable: ["collation", "storageAccountType", "createMode"],
        name: nameRule(synapseTokens.sqlPool),
        changesAlso: inOldStatus,
        actions: { pause: inStatus("Paused"), resume: inStatus("Online") },
        refusals: sqlPoolRefusals,
        seconds: 300,
    },
    [synapseTokens.sparkPool]: {
        source: specs,
        required: ["location"],
        readOnly: ["creationDate", "lastSucceededTimestamp"],
        replaceOn: ["location"],
        name: nameRule(synapseTokens.sparkPool),
        refusals: sparkPoolRefusals,
        seconds: 180,
    },
    [synapseTokens.hub]: {
        source: `${specs}; unverified: that a name is taken in all of Azure, code and message of that`,
        required: ["location"],
        readOnly: ["privateEndpointConnections"],
        replaceOn: ["location"],
        name: nameRule(synapseTokens.hub, {
            global: {
                code: unknownCode,
                message: (name) =>
                    `The private link hub name '${name}' is already taken. Set another name, or raise naming.generation.`,
            },
        }),
        seconds: 30,
    },
};
