import { azureTypes, ownIdentity, text, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Workspaces of Synapse, their pools and hubs. */
export const synapseTypes: SimulatedTypes = azureTypes({
    "azure-native:synapse:Workspace": (inputs, context, id) => {
        const name = text(inputs, "workspaceName");
        return {
            ...ownIdentity(inputs, context, id),
            // Another one under the same name has another UID.
            workspaceUID: uuidOf(`${id}/workspace/${context.deletions?.(id) ?? 0}`),
            connectivityEndpoints: {
                web: `https://web.azuresynapse.net?workspace=${encodeURIComponent(id)}`,
                dev: `https://${name}.dev.azuresynapse.net`,
                sql: `${name}.sql.azuresynapse.net`,
                sqlOnDemand: `${name}-ondemand.sql.azuresynapse.net`,
            },
            provisioningState: "Succeeded",
        };
    },
    "azure-native:synapse:SqlPool": (_inputs, { deletions }, id) => ({
        status: "Online",
        provisioningState: "Succeeded",
        // Another one under the same name is younger.
        creationDate: new Date(Date.UTC(2026, 0, 1, deletions?.(id) ?? 0)).toISOString(),
    }),
    "azure-native:synapse:BigDataPool": () => ({ provisioningState: "Succeeded" }),
    "azure-native:synapse:PrivateLinkHub": () => ({ provisioningState: "Succeeded" }),
});
