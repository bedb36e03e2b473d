import { builtInRoles, type BuiltInRoleName, roleNames } from "../../../azure/roles";

const namesById = (...roles: readonly BuiltInRoleName[]): Readonly<Record<string, string>> =>
    Object.fromEntries(roles.map((role) => [builtInRoles[role], roleNames[builtInRoles[role]] ?? role]));

/**
 * By GUID: built-in roles that administer. A principal with one on a group or subscription controls everything in it.
 */
export const administrativeRoles = namesById(
    "owner",
    "contributor",
    "userAccessAdministrator",
    "roleBasedAccessControlAdministrator",
);

/** Lets an identity wrap and unwrap with a key, which encryption by a customer's key needs. */
export const cryptoServiceEncryptionUser = builtInRoles.keyVaultCryptoServiceEncryptionUser;

/** Built-in roles that write blobs. */
export const blobWriterRoles = [builtInRoles.storageBlobDataOwner, builtInRoles.storageBlobDataContributor];

/** Built-in roles that read blobs, and no more. */
export const blobReaderRoles = [builtInRoles.storageBlobDataReader];

/** By GUID: built-in roles that read or write data, as opposed to managing resources. */
export const dataPlaneRoles = namesById(
    "storageBlobDataOwner",
    "storageBlobDataContributor",
    "storageBlobDataReader",
    "storageBlobDelegator",
    "storageQueueDataContributor",
    "storageQueueDataReader",
    "storageTableDataContributor",
    "storageFileDataPrivilegedContributor",
    "keyVaultAdministrator",
    "keyVaultCertificatesOfficer",
    "keyVaultCryptoOfficer",
    "keyVaultCryptoUser",
    "keyVaultCryptoServiceEncryptionUser",
    "keyVaultSecretsOfficer",
    "keyVaultSecretsUser",
);
