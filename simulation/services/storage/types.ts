import { azureTypes, nothingComputed, text } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

const endpointServices = ["blob", "dfs", "file", "queue", "table", "web"];

/** Storage accounts and what is in them. */
export const storageTypes: SimulatedTypes = azureTypes({
    "azure-native:storage:StorageAccount": (inputs) => {
        // A static website's host has a number of the region in it; `web` is left to the real cloud's word.
        const endpoint = (service: string) =>
            `https://${text(inputs, "accountName")}.${service === "web" ? "z1.web" : service}.core.windows.net/`;
        return {
            primaryEndpoints: Object.fromEntries(endpointServices.map((service) => [service, endpoint(service)])),
            primaryLocation: inputs.location,
            provisioningState: "Succeeded",
        };
    },
    "azure-native:storage:BlobServiceProperties": nothingComputed,
    "azure-native:storage:FileServiceProperties": nothingComputed,
    "azure-native:storage:QueueServiceProperties": nothingComputed,
    "azure-native:storage:TableServiceProperties": nothingComputed,
    "azure-native:storage:BlobContainer": nothingComputed,
    "azure-native:storage:Blob": nothingComputed,
    "azure-native:storage:ManagementPolicy": nothingComputed,
});
