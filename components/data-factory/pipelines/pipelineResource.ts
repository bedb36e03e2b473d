import * as datafactory from "@pulumi/azure-native/datafactory";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { throwIfInvalid } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import { type PipelineDefinition, pipelineInputs } from "./pipeline";
import { pipelineIssues } from "./pipelineIssues";

/** Inputs of a pipeline. */
export interface PipelineArgs {
    /** What it is made in: `contents` of a `DataFactory`. A change replaces it. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** Name, parameters and activities. Refused: what Data Factory would refuse, or find only in a run. */
    definition: PipelineDefinition;
}

/** Makes a pipeline. Datasets, linked services and pipelines that it refers to are made before it. */
export function pipeline(
    logicalName: string,
    { factory, definition }: PipelineArgs,
    opts?: pulumi.CustomResourceOptions,
): datafactory.Pipeline {
    throwIfInvalid("pipeline", logicalName, [...contentsIssues(factory), ...pipelineIssues(definition)]);
    const { resourceGroupName, factoryName } = factory as FactoryContents;
    return new datafactory.Pipeline(
        logicalName,
        { resourceGroupName, factoryName, ...pipelineInputs(definition) },
        { ...stateless, ...opts },
    );
}
