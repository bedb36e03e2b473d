export { catalog } from "../../policies/catalog";
export { evaluate } from "../../policies/core/evaluate";
export { toPolicyInput } from "../../policies/core/resource";
