export { keyVaultDefaults, keyVaultLimits } from "./keyVault";
export { keyRotationDefaults, keyRotationLimits, rotatingKeyDefaults, rotatingKeyLimits } from "./rotatingKey";
