export { ReportingCapacity, type ReportingCapacityArgs } from "./reportingCapacity";
export { ReportPublication, type ReportPublicationArgs, type WorkspaceRoleArgs } from "./reportPublication";
