export {
    AuthoringKind,
    type FactoryAuthoring,
    type FactoryContents,
    type GitAuthoring,
    type ProgramAuthoring,
} from "./authoring";
export { DataFactory, type DataFactoryArgs } from "./dataFactory";
export { linkedService, type LinkedServiceArgs } from "./linkedService";
export type {
    AzureSqlTarget,
    DatabricksTarget,
    LakeTarget,
    LinkedServiceTarget,
    OtherTarget,
    RestTarget,
    SqlServerTarget,
    VaultSecret,
    VaultTarget,
} from "./linkedServiceTargets";
export {
    EndpointApproval,
    type FactoryNetwork,
    ManagedEndpoints,
    type ManagedEndpointsArgs,
    type ManagedEndpointTarget,
} from "./managedEndpoints";
export type { ManagedRuntimeArgs } from "./runtimes";
