export { ContainerRegistry, type ContainerRegistryArgs } from "./containerRegistry";
