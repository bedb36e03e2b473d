import { azureTypes, text, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Key vaults and their keys. */
export const keyVaultTypes: SimulatedTypes = azureTypes({
    "azure-native:keyvault:Vault": (inputs) => ({
        properties: {
            ...(inputs.properties as object),
            vaultUri: `https://${text(inputs, "vaultName")}.vault.azure.net/`,
            provisioningState: "Succeeded",
        },
    }),
    "azure-native:keyvault:Key": (inputs, _context, id) => {
        const keyUri = `https://${text(inputs, "vaultName")}.vault.azure.net/keys/${text(inputs, "keyName")}`;
        return { keyUri, keyUriWithVersion: `${keyUri}/${uuidOf(id).replaceAll("-", "")}` };
    },
});
