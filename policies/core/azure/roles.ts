import { builtInRoles, rolesThat } from "../../../azure/roles";

/** By GUID: built-in roles that administer. A principal with one on a group or subscription controls what is in it. */
export const administrativeRoles = rolesThat("administers");

/** By GUID: built-in roles that read or write data, as opposed to managing resources. */
export const dataPlaneRoles = rolesThat("opensData");

/** Lets an identity wrap and unwrap with a key, which encryption by a customer's key needs. */
export const cryptoServiceEncryptionUser = builtInRoles.keyVaultCryptoServiceEncryptionUser;

/** Built-in roles that write blobs. */
export const blobWriterRoles = [builtInRoles.storageBlobDataOwner, builtInRoles.storageBlobDataContributor];

/** Built-in roles that read blobs, and no more. */
export const blobReaderRoles = [builtInRoles.storageBlobDataReader];

/** Reads, writes and deletes every asset of a registry of models. */
export const registryUser = builtInRoles.azureMlRegistryUser;
