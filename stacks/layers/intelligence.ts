import type * as pulumi from "@pulumi/pulumi";
import type { DatabricksAccountOutputs, MachineLearningOutputs } from "../outputs";
import type { StackContext } from "./context";
import type { Data } from "./data";
import { makeDatabricksAccount } from "./databricks/account";
import { makeDatabricks, type StackDatabricks } from "./databricks/databricks";
import type { Foundation } from "./foundation";
import { makeMachineLearning } from "./machine-learning/machineLearning";

/** What users and pipelines work with. */
export interface Intelligence {
    /** What belongs to the Databricks account; undefined where the stack has none of it. */
    databricksAccount: pulumi.Output<DatabricksAccountOutputs> | undefined;
    /** The Databricks workspace; undefined where the stack has none. */
    databricks: StackDatabricks | undefined;
    /** The Machine Learning workspace; undefined where the stack has none. */
    machineLearning: pulumi.Output<MachineLearningOutputs> | undefined;
}

/** Databricks: the account's part, then the workspace, its metastore and connectivity, Unity Catalog and what is in it; Machine Learning. */
export function makeIntelligence(context: StackContext, foundation: Foundation, data: Data): Intelligence {
    const own = makeDatabricksAccount(context, foundation);
    return {
        databricksAccount: own?.outputs,
        databricks: makeDatabricks(context, foundation, data, own),
        machineLearning: makeMachineLearning(context, foundation, data),
    };
}
