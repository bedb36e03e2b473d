import { azureTypes, nothingComputed, ownIdentity } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Factories and what lies in them. */
export const dataFactoryTypes: SimulatedTypes = azureTypes({
    "azure-native:datafactory:Factory": (inputs, context, id) => ({
        ...ownIdentity(inputs, context, id),
        provisioningState: "Succeeded",
        version: "2018-06-01",
    }),
    "azure-native:datafactory:CredentialOperation": nothingComputed,
    "azure-native:datafactory:IntegrationRuntime": nothingComputed,
    "azure-native:datafactory:LinkedService": nothingComputed,
    "azure-native:datafactory:Dataset": nothingComputed,
    "azure-native:datafactory:Pipeline": nothingComputed,
    "azure-native:datafactory:ManagedPrivateEndpoint": ({ properties }) => ({
        properties: {
            ...(properties as object),
            provisioningState: "Succeeded",
            isReserved: false,
            connectionState: { status: "Pending", description: "", actionsRequired: "" },
        },
    }),
    "azure-native:datafactory:Trigger": ({ properties }) => ({
        properties: { ...(properties as object), runtimeState: "Stopped" },
    }),
});
