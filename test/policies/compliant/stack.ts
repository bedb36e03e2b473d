import { data } from "./data";
import { databricksCatalog } from "./databricksCatalog";
import { databricksCompute } from "./databricksCompute";
import { databricksWorkspace } from "./databricksWorkspace";
import { foundation } from "./foundation";

/** A stack that breaks no rule, with every optional property that a rule wants set explicitly. */
export const compliant = [...foundation, ...data, ...databricksWorkspace, ...databricksCompute, ...databricksCatalog];
