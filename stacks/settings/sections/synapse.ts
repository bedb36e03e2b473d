import { synapseStudioEndpoints, warehouseChecks, warehouseEndpoints } from "../checks/synapse";
import { section } from "../core/section";
import { synapseStudioSection, warehouseSection } from "../schema/synapse";

/** Section `warehouse`. */
export const warehouse = section({
    service: "synapse",
    schema: warehouseSection.optional(),
    check: warehouseChecks,
    endpoints: warehouseEndpoints,
    owns: ["warehouse"],
    longestNames: {
        resourceGroup: "warehouse",
        synapseWorkspace: "warehouse",
        storageAccount: "warehouse-store",
        key: "warehouse-store-key",
        userAssignedIdentity: "warehouse-store-key",
        deployment: "warehouse-administrators",
        privateEndpoint: "warehouse-SqlOnDemand",
    },
});

/** Section `synapseStudio`. */
export const synapseStudio = section({
    service: "synapse",
    schema: synapseStudioSection.optional(),
    endpoints: synapseStudioEndpoints,
    owns: ["synapse-studio"],
    longestNames: {
        resourceGroup: "synapse-studio",
        synapsePrivateLinkHub: "synapse-studio",
        privateEndpoint: "synapse-studio-Web",
    },
});
