export { contains, isAddress, isAddressRange, isPublicRange, overlap } from "./addressSpaces";
export { type InputIssue, repeated } from "./validation";
