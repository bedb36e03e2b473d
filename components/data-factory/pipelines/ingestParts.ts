import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { type InputIssue, issuesWithin } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import type { Reference } from "./activity";
import type { BronzeArgs, BronzeJob } from "./daily";
import { bronzeJobIssues } from "./ingestIssues";
import { type LoadListArgs, loadListDatasets } from "./loadList";
import type { PipelineDefinition } from "./pipeline";
import { pipelineIssues } from "./pipelineIssues";
import { pipeline } from "./pipelineResource";
import { type IngestSchedule, scheduleIssues } from "../schedules/schedule";
import { createTrigger } from "../schedules/trigger";

/** Zone of the lake that files are written to. */
export interface IngestLanding {
    /** Linked service of the lake's account, as its output. */
    linkedServiceName: Reference;
    /** Name of the zone, which is the container. */
    zone: string;
    /** Format of the zone. Refused: other than `files`, since Data Factory does not write Delta. */
    format: string;
}

/** Inputs of every ingest. */
export interface IngestArgs {
    /** What it is made in: `contents` of a `DataFactory`. A change replaces everything. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** The zone. */
    landing: IngestLanding;
    /** Linked service of the database with the schema `control`, as its output; its user is a member of `control_writer`. */
    controlLinkedServiceName: Reference;
    /** Minutes until one copy is ended, 10 to 10080; 720 by default. A run that never ended holds what it copied for this long and some hours. */
    copyMinutes?: number;
    /** Data integration units of a copy, 2 to 256; Data Factory chooses them by default. They have no effect on a self-hosted runtime. */
    copyUnits?: number;
    /** Job of Databricks that builds bronze after all copies, from a list of the committed loads in the zone under `<source>/_loads`; none by default. */
    bronzeJob?: BronzeJob;
    /** When all is copied: every day at a local time, or after each window of UTC; no trigger is made by default. The deploying principal needs the right to start and stop triggers. */
    schedule?: IngestSchedule;
}

/** What every ingest has where its inputs say nothing. */
export const ingestDefaults = { copyMinutes: 720 } as const;

/** What one ingest has that another has not. */
export interface IngestShape {
    /** Name of the source. */
    sourceName: string;
    /** What is read. */
    source: DatasetProperties;
    /** What is written. */
    landing: DatasetProperties;
    /** Last part of the logical name of the pipeline that copies one table or feed. */
    copyName: string;
    /** That pipeline, by the datasets. */
    copying: (source: Reference, landing: Reference) => PipelineDefinition;
    /** The pipeline that runs it for each, by that pipeline and what builds bronze. */
    daily: (copying: Reference, bronze?: BronzeArgs) => PipelineDefinition;
}

type DatasetProperties = datafactory.DatasetArgs["properties"];

/** What is wrong with an ingest: of inputs that are wrong, the pipelines would say the same again. */
export function ingestIssues(
    { factory, bronzeJob, schedule }: IngestArgs,
    own: readonly InputIssue[],
    { copying, daily }: Pick<IngestShape, "copying" | "daily">,
    copyPath: string,
): InputIssue[] {
    const issues = [
        ...own,
        ...contentsIssues(factory),
        ...(bronzeJob ? issuesWithin("bronzeJob", bronzeJobIssues(bronzeJob)) : []),
        ...(schedule ? issuesWithin("schedule", scheduleIssues(schedule)) : []),
    ];
    const reference = pulumi.output("");
    return issues.length > 0
        ? issues
        : [
              ...issuesWithin(copyPath, pipelineIssues(copying(reference, reference))),
              ...issuesWithin(
                  "daily",
                  pipelineIssues(
                      daily(
                          reference,
                          bronzeOf(bronzeJob, "source", () => reference),
                      ),
                  ),
              ),
          ];
}

/** The job with its list of loads, whose datasets are made by the last part of their names; undefined without a job. */
const bronzeOf = (
    job: BronzeJob | undefined,
    source: string,
    dataset: (what: "control" | "loads") => Reference,
): BronzeArgs | undefined => {
    if (!job) {
        return undefined;
    }
    const loads: LoadListArgs = { source, control: dataset("control"), landing: dataset("loads") };
    return { job, loads };
};

/**
 * Makes the datasets, the two pipelines and the trigger of an ingest; the names of the pipelines. With a job there are two
 * more datasets, of its list of loads.
 */
export function ingestParts(
    name: string,
    args: IngestArgs,
    { sourceName, source, landing, copyName, copying, daily }: IngestShape,
    parent: pulumi.Resource,
): { copying: pulumi.Output<string>; daily: pulumi.Output<string> } {
    const { factory, schedule, bronzeJob, controlLinkedServiceName } = args;
    const contents = factory as FactoryContents;
    const { factoryName, resourceGroupName } = contents;
    const dataset = (what: string, properties: DatasetProperties) =>
        new datafactory.Dataset(
            `${name}-${what}`,
            { factoryName, resourceGroupName, datasetName: `${sourceName}_${what}`, properties },
            { parent, ...stateless },
        ).name;
    const make = (what: string, definition: PipelineDefinition) =>
        pipeline(`${name}-${what}`, { factory, definition }, { parent });
    const copyingName = make(copyName, copying(dataset("source", source), dataset("landing", landing))).name;
    const listed = loadListDatasets(controlLinkedServiceName, args.landing);
    const bronze = bronzeOf(bronzeJob, sourceName, (what) => dataset(what, listed[what]));
    const definition = daily(copyingName, bronze);
    const made = make("daily", definition);
    if (schedule) {
        const run = { pipelineName: definition.name, pipeline: made };
        createTrigger(name, { factory: contents, sourceName, ...run, schedule }, parent);
    }
    return { copying: copyingName, daily: made.name };
}
