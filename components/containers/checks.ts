export { containerRegistryDefaults, containerRegistryGroupIds, containerRegistryLimits } from "./containerRegistry";
