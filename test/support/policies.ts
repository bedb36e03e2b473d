export { evaluate } from "../../policies/core/evaluate";
export { toPolicyInput } from "../../policies/core/resource";
