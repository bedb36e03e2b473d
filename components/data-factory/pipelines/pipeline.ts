import type * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { type Activity, rendered } from "./activity";

/** A parameter of a pipeline or a dataset. */
export interface ParameterDefinition {
    /** Type of its values. */
    type: "String" | "Int" | "Bool" | "Array" | "Object";
    /** Value where a run gives none; by default a run must give one. */
    defaultValue?: unknown;
}

/** A variable of a pipeline. */
export interface VariableDefinition {
    /** Type of its values, of which the published API has these alone; a number is kept as a text. */
    type: "String" | "Bool" | "Array";
    /** Value at the begin of a run; that of its type which is empty by default. */
    defaultValue?: unknown;
}

/** A pipeline as a value, from which both azure-native's inputs and Data Factory's JSON are made. */
export interface PipelineDefinition {
    /** Name in the factory. */
    name: string;
    /** What it does; none by default. */
    description?: string;
    /** Runs at the same time; one that starts while so many are on waits. No limit by default. */
    concurrency?: number;
    /** Parameters by name; none by default. */
    parameters?: Record<string, ParameterDefinition>;
    /** Variables by name; none by default. */
    variables?: Record<string, VariableDefinition>;
    /** Activities. */
    activities: Activity[];
}

/** Inputs of the pipeline's resource, without where it is. */
export type PipelineInputs = Omit<datafactory.PipelineArgs, "factoryName" | "resourceGroupName">;

/** Inputs of azure-native, where the properties of an activity are next to its name. */
export function pipelineInputs({ name, activities, ...rest }: PipelineDefinition): PipelineInputs {
    return {
        pipelineName: name,
        ...rest,
        activities: rendered(activities, "flat") as datafactory.PipelineArgs["activities"],
    };
}

/** The pipeline as Data Factory's JSON, which its portal and Git have. */
export function pipelineJson({ name, activities, ...rest }: PipelineDefinition): pulumi.Output<unknown> {
    return pulumi.output({ name, properties: { ...rest, activities: rendered(activities, "nested") } });
}
