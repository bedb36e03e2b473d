import { azureTypes, text, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Container registries. */
export const containersTypes: SimulatedTypes = azureTypes({
    "azure-native:containerregistry:Registry": (inputs, _context, id) => ({
        // Names take capitals, hosts do not.
        loginServer: `${text(inputs, "registryName").toLowerCase()}.azurecr.io`,
        provisioningState: "Succeeded",
        ...(String((inputs.identity as { type?: unknown } | undefined)?.type).startsWith("SystemAssigned") && {
            identity: { ...(inputs.identity as object), principalId: uuidOf(`${id}/principal`) },
        }),
    }),
});
