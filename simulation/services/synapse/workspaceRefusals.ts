import { synapseManagedEndpointType, storageEndpointPrefix } from "../../../azure/synapse/workspaces";
import { nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { known, same, shown } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";

const hasNetwork = ({ inputs }: Pick<Call, "inputs">) => same(inputs.managedVirtualNetwork, "default");
const wantsEndpoint = ({ inputs }: Pick<Call, "inputs">) =>
    at(inputs, "defaultDataLakeStorage", "createManagedPrivateEndpoint") === true;

/** What a workspace is refused for. */
export const workspaceRefusals: readonly Refusal[] = [
    {
        what: "Entra-only authentication that is switched on or off later",
        source: "pulumi/pulumi-azure-native, issue 2541, and hashicorp/terraform-provider-azurerm, issue 25755 (an update does not switch it); unverified: that Azure refuses it, code and message",
        message: ({ inputs, existing }) =>
            existing &&
            (existing.inputs.azureADOnlyAuthentication ?? false) !== (inputs.azureADOnlyAuthentication ?? false)
                ? `azureADOnlyAuthentication of the workspace is ${shown(existing.inputs.azureADOnlyAuthentication ?? false)} and cannot be changed by an update. Make another workspace.`
                : undefined,
    },
    {
        what: "an account of its own files without hierarchical namespace",
        source: "learn.microsoft.com/azure/synapse-analytics/quickstart-create-workspace (Data Lake Storage Gen2); unverified: code and message",
        message: ({ inputs, view }) => {
            const id = at(inputs, "defaultDataLakeStorage", "resourceId");
            const account = known(view, id, "azure-native:storage:StorageAccount");
            return account && account.inputs.isHnsEnabled !== true
                ? `The storage account ${shown(id)} has no hierarchical namespace. Set isHnsEnabled, which makes another account.`
                : undefined;
        },
    },
    {
        what: "prevention of exfiltration, or an endpoint to its own files, without a managed network",
        source: "learn.microsoft.com/azure/synapse-analytics/security/workspace-data-exfiltration-protection and synapse-workspace-managed-private-endpoints (only in a workspace with a managed network); unverified: code and message",
        message: (call) => {
            const prevents = at(call.inputs, "managedVirtualNetworkSettings", "preventDataExfiltration") === true;
            return (prevents || wantsEndpoint(call)) && !hasNetwork(call)
                ? "The workspace has no managed virtual network. Set managedVirtualNetwork to default."
                : undefined;
        },
    },
    {
        what: "a key of the customer's that is added later, or taken away",
        source: "learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption (at creation alone); unverified: code and message",
        message: ({ inputs, existing }) => {
            const has = (of: Call["inputs"]) => at(of, "encryption", "cmk", "key") !== undefined;
            return existing && has(existing.inputs) !== has(inputs)
                ? "Encryption with a customer-managed key is decided when a workspace is created. Make another workspace."
                : undefined;
        },
    },
];

/** The endpoint of its managed network that a new workspace opens on the account of its own files. */
export function openedOnStorage(call: Call): CloudObject[] {
    const target = at(call.inputs, "defaultDataLakeStorage", "resourceId");
    if (call.existing || !wantsEndpoint(call) || typeof target !== "string") {
        return [];
    }
    const name = `${storageEndpointPrefix}--${nameOf(call.id)}-${nameOf(target)}`;
    return [
        {
            id: `${call.id}/managedVirtualNetworks/default/managedPrivateEndpoints/${name}`,
            type: synapseManagedEndpointType,
            inputs: { properties: { privateLinkResourceId: target, groupId: "dfs" } },
            outputs: { properties: { connectionState: { status: "Pending" } } },
            origin: "service",
            seconds: 0,
        },
    ];
}
