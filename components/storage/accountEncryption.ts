import * as storage from "@pulumi/azure-native/storage";
import type { CustomerManagedKey } from "../shared/customerManagedKey";

/** Encryption settings of an account; queue and table follow the account's key, which Azure accepts at creation only. */
export function accountEncryption(infrastructureEncryption: boolean, key?: CustomerManagedKey) {
    const service = { enabled: true, keyType: storage.KeyType.Account };
    return {
        keySource: key ? storage.KeySource.Microsoft_Keyvault : storage.KeySource.Microsoft_Storage,
        requireInfrastructureEncryption: infrastructureEncryption,
        services: { blob: service, file: service, queue: service, table: service },
        encryptionIdentity: key && { encryptionUserAssignedIdentity: key.identityResourceId },
        keyVaultProperties: key && { keyName: key.keyName, keyVaultUri: key.vaultUri },
    };
}
