export { contains, isAddress, isAddressRange, isPublicRange, overlap } from "./addressSpaces";
export { privateEndpointApprovalDefaults } from "./privateEndpointApproval";
export { type InputIssue, repeated } from "./validation";
