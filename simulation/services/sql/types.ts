import { azureTypes, nothingComputed, ownIdentity, text, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Azure SQL servers and their databases. */
export const sqlTypes: SimulatedTypes = azureTypes({
    "azure-native:sql:Server": (inputs, context, id) => ({
        ...ownIdentity(inputs, context, id),
        fullyQualifiedDomainName: `${text(inputs, "serverName")}.database.windows.net`,
        state: "Ready",
        kind: "v12.0",
    }),
    "azure-native:sql:Database": ({ sku, requestedBackupStorageRedundancy }, _context, id) => ({
        databaseId: uuidOf(`${id}/database`),
        status: "Online",
        currentSku: sku,
        currentBackupStorageRedundancy: requestedBackupStorageRedundancy,
    }),
    "azure-native:sql:ServerKey": nothingComputed,
    "azure-native:sql:EncryptionProtector": nothingComputed,
    "azure-native:sql:ExtendedServerBlobAuditingPolicy": nothingComputed,
    "azure-native:sql:ServerSecurityAlertPolicy": nothingComputed,
    "azure-native:sql:BackupShortTermRetentionPolicy": nothingComputed,
    "azure-native:sql:LongTermRetentionPolicy": nothingComputed,
});
