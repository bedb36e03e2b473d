import { at } from "../../../core/ids";
import type { Call } from "../../../core/types";
import { keyInVault, requireWrapping } from "../../key-vault/customerKeys";
import { refuse, same } from "../../../core/refusals";

/**
 * Refuses to encrypt the root storage with a key before its identity exists, and before that identity may use the key.
 * Whether the application AzureDatabricks may use the other keys is not known here: nothing names its object id.
 */
export function refuseRootKey({ inputs, existing, view }: Call): void {
    const encryption = at(inputs, "parameters", "encryption", "value");
    if (!same(at(encryption, "keySource"), "Microsoft.Keyvault")) {
        return;
    }
    const account = String(at(inputs, "parameters", "storageAccountName", "value"));
    const principalId = at(existing?.outputs, "storageAccountIdentity", "principalId");
    if (typeof principalId !== "string") {
        refuse(
            400,
            "ApplianceUpdateFailed",
            `Unable to update storage account '${account}': 'Missing pre-requisites to enable EncryptionAtRest/Customer Managed Key for this account'. Deploy with prepareEncryption first and give the identity that it makes a right on the key.`,
        );
    }
    const key = keyInVault(view, at(encryption, "keyVaultUri"), at(encryption, "keyName"));
    if (key) {
        requireWrapping(view, { id: `${account}'s identity`, principalId }, key.vault, key.id);
    }
}
