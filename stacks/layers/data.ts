import type * as pulumi from "@pulumi/pulumi";
import type { DataLake, EventHubsNamespace } from "../../components";
import type { ModelRegistryOutputs } from "../outputs";
import type { StackContext } from "./context";
import type { Foundation } from "./foundation";
import { makeModelRegistry } from "./machine-learning/modelRegistry";
import { makeSql, type StackSql } from "./sql";
import { makeLake } from "./storage";
import { makeStreaming } from "./streaming";
import { makeWarehouse, type StackWarehouse } from "./synapse/warehouse";

/** What holds the platform's data. */
export interface Data {
    /** The data lake; undefined where the stack has none. */
    lake: DataLake | undefined;
    /** Event Hubs; undefined where the stack has none. */
    streaming: EventHubsNamespace | undefined;
    /** Azure SQL; undefined where the stack has none. */
    sql: StackSql | undefined;
    /** Synapse; undefined where the stack has none. */
    warehouse: StackWarehouse | undefined;
    /** The registry of models; undefined where the stack has none. */
    modelRegistry: pulumi.Output<ModelRegistryOutputs> | undefined;
}

/** Everything that holds the platform's data. */
export function makeData(context: StackContext, foundation: Foundation): Data {
    const lake = makeLake(context, foundation);
    return {
        lake,
        streaming: makeStreaming(context, foundation),
        sql: makeSql(context, foundation),
        warehouse: makeWarehouse(context, foundation, lake),
        modelRegistry: makeModelRegistry(context, foundation),
    };
}
