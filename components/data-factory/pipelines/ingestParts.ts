import * as datafactory from "@pulumi/azure-native/datafactory";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { type InputIssue, issuesWithin } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import type { Reference } from "./activity";
import type { BronzeJob } from "./daily";
import { bronzeJobIssues } from "./ingestIssues";
import { type IngestSchedule, scheduleIssues } from "./schedule";

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
    /** Job of Databricks that builds bronze after all copies; none by default. */
    bronzeJob?: BronzeJob;
    /** When all is copied: every day at a local time, or after each window of UTC; no trigger is made by default. The deploying principal needs the right to start and stop triggers. */
    schedule?: IngestSchedule;
}

/** What every ingest has where its inputs say nothing. */
export const ingestDefaults = { copyMinutes: 720 } as const;

/** What is wrong with where an ingest is made, and with what runs it and comes after. */
export const ingestPartIssues = ({ factory, bronzeJob, schedule }: IngestArgs): InputIssue[] => [
    ...contentsIssues(factory),
    ...(bronzeJob ? issuesWithin("bronzeJob", bronzeJobIssues(bronzeJob)) : []),
    ...(schedule ? issuesWithin("schedule", scheduleIssues(schedule)) : []),
];

/** Makes a dataset of an ingest. */
export function ingestDataset(
    logicalName: string,
    { factory }: Pick<IngestArgs, "factory">,
    datasetName: string,
    properties: datafactory.DatasetArgs["properties"],
    parent: pulumi.Resource,
): datafactory.Dataset {
    const { factoryName, resourceGroupName } = factory as FactoryContents;
    return new datafactory.Dataset(
        logicalName,
        { factoryName, resourceGroupName, datasetName, properties },
        { parent, ...stateless },
    );
}
