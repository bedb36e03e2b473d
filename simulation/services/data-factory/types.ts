import { azureTypes, at, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Factories and their triggers. */
export const dataFactoryTypes: SimulatedTypes = azureTypes({
    "azure-native:datafactory:Factory": ({ identity }, { tenantId }, id) => ({
        ...(String(at(identity, "type")).includes("SystemAssigned") && {
            identity: { ...(identity as object), principalId: uuidOf(`${id}/principal`), tenantId },
        }),
        provisioningState: "Succeeded",
        version: "2018-06-01",
    }),
    "azure-native:datafactory:Trigger": ({ properties }) => ({
        properties: { ...(properties as object), runtimeState: "Stopped" },
    }),
});
