export { EncryptionKey, type EncryptionKeyArgs } from "./encryptionKey";
export { KeyVault, type KeyVaultArgs, type SecretAccess, SecretRight, VaultSku } from "./keyVault";
export type { KeyRotationArgs, VaultReference } from "./rotatingKey";
export { type KeyUser, ServiceEncryptionKey, type ServiceEncryptionKeyArgs } from "./serviceEncryptionKey";
