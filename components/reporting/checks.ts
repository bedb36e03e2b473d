export { reportingCapacityDefaults, reportingCapacityIssues } from "./capacityIssues";
export { reportPublicationIssues } from "./publicationIssues";
export { reportPublicationDefaults, workspaceRoleDefaults } from "./reportPublication";
