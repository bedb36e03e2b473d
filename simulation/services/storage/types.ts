import { inResourceGroup, text } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

const endpointServices = ["blob", "dfs", "file", "queue", "table", "web"];

/** Storage accounts and what is in them. */
export const storageTypes: SimulatedTypes = {
    "azure-native:storage:StorageAccount": inResourceGroup(
        "Microsoft.Storage/storageAccounts",
        ["accountName"],
        (inputs) => {
            // A static website's host has a number of the region in it; `web` is left to the real cloud's word.
            const endpoint = (service: string) =>
                `https://${text(inputs, "accountName")}.${service === "web" ? "z1.web" : service}.core.windows.net/`;
            return {
                primaryEndpoints: Object.fromEntries(endpointServices.map((service) => [service, endpoint(service)])),
                primaryLocation: inputs.location,
                provisioningState: "Succeeded",
            };
        },
    ),
    "azure-native:storage:BlobServiceProperties": inResourceGroup("Microsoft.Storage/storageAccounts/blobServices", [
        "accountName",
        "blobServicesName",
    ]),
    "azure-native:storage:BlobContainer": inResourceGroup("Microsoft.Storage/storageAccounts/blobServices/containers", [
        "accountName",
        "=default",
        "containerName",
    ]),
    "azure-native:storage:Blob": inResourceGroup("Microsoft.Storage/storageAccounts/blobServices/containers/blobs", [
        "accountName",
        "=default",
        "containerName",
        "blobName",
    ]),
    "azure-native:storage:ManagementPolicy": inResourceGroup("Microsoft.Storage/storageAccounts/managementPolicies", [
        "accountName",
        "managementPolicyName",
    ]),
};
