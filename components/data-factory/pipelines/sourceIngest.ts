import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { type InputIssue, issuesWithin, throwIfInvalid } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import type { Reference } from "./activity";
import { copyTable } from "./copyTable";
import { type BronzeJob, daily } from "./daily";
import { landingDataset, sourceDataset, type SourceType, sourceTypes } from "./datasets";
import { bronzeJobIssues, sourceIngestIssues } from "./ingestIssues";
import type { PipelineDefinition } from "./pipeline";
import { pipelineIssues } from "./pipelineIssues";
import { pipeline } from "./pipelineResource";
import { type IngestSchedule, scheduleIssues } from "./schedule";
import { type IngestTable, tableDefinition } from "./tables";
import { createTrigger } from "./trigger";

/** Database that tables are copied from. */
export interface IngestSource {
    /** Name, with which the parts of the factory, the folders and the rows of the control tables begin: 1 to 60 letters, digits and underscores, a letter first. A change copies all tables again, into other folders. */
    name: string;
    /** Azure SQL or SQL Server. Plain: it decides the type of the dataset, and a change replaces it. */
    type: SourceType;
    /** Linked service that reads it, as its output. */
    linkedServiceName: Reference;
}

/** Zone of the lake that files are written to. */
export interface IngestLanding {
    /** Linked service of the lake's account, as its output. */
    linkedServiceName: Reference;
    /** Name of the zone, which is the container. */
    zone: string;
    /** Format of the zone. Refused: other than `files`, since Data Factory does not write Delta. */
    format: string;
}

/** Inputs of an ingest. */
export interface SourceIngestArgs {
    /** What it is made in: `contents` of a `DataFactory`. A change replaces everything. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** The database. */
    source: IngestSource;
    /** The zone. */
    landing: IngestLanding;
    /** Linked service of the database with the schema `control`, as its output; its user is a member of `control_writer`. */
    controlLinkedServiceName: Reference;
    /** Tables, one or more. Plain: a preview shows how each is copied. Refused: one that is duplicated, or whose mode lacks what it needs. */
    tables: IngestTable[];
    /** Tables that are copied at the same time, 1 to 50; 4 by default. */
    parallelTables?: number;
    /** Minutes until the copy of a table is ended, 10 to 10080; 720 by default. A run that never ended holds its table for this long and some hours. */
    copyMinutes?: number;
    /** Data integration units of a copy, 2 to 256; Data Factory chooses them by default. They have no effect on a self-hosted runtime. */
    copyUnits?: number;
    /** Job of Databricks that builds bronze after the tables; none by default. */
    bronzeJob?: BronzeJob;
    /** When all tables are copied: every day at a local time, or after each window of UTC; no trigger is made by default. The deploying principal needs the right to start and stop triggers. */
    schedule?: IngestSchedule;
}

/** What an ingest has where its inputs say nothing. */
export const sourceIngestDefaults = { parallelTables: 4, copyMinutes: 720 } as const;

/**
 * Two pipelines that copy the tables of a database into a zone of the lake: one that copies a table, and one that runs it
 * for each table. The number of tables changes no resource.
 */
export class SourceIngest extends pulumi.ComponentResource {
    /** Name of the pipeline that copies all tables. */
    public readonly dailyPipelineName: pulumi.Output<string>;
    /** Name of the pipeline that copies one table. */
    public readonly copyTablePipelineName: pulumi.Output<string>;

    constructor(name: string, args: SourceIngestArgs, opts?: pulumi.ComponentResourceOptions) {
        const { parallelTables, copyMinutes } = withDefaults(args, sourceIngestDefaults);
        const decided = { ...args, parallelTables, copyMinutes };
        throwIfInvalid("SourceIngest", name, ingestIssues(decided));
        super("azure-ml-platform:index:SourceIngest", name, args, opts);

        const { source, landing } = args;
        const database = this.createDataset(
            `${name}-source`,
            args,
            `${source.name}_source`,
            sourceDataset(source.type, source.linkedServiceName),
        );
        const folder = this.createDataset(
            `${name}-landing`,
            args,
            `${source.name}_landing`,
            landingDataset(landing.linkedServiceName, landing.zone),
        );
        const make = (logicalName: string, definition: PipelineDefinition) =>
            pipeline(logicalName, { factory: args.factory, definition }, { parent: this }).name;
        this.copyTablePipelineName = make(`${name}-copy-table`, copyTableOf(decided, database.name, folder.name));
        this.dailyPipelineName = make(`${name}-daily`, dailyOf(decided, this.copyTablePipelineName));
        const pipelineName = this.dailyPipelineName;
        if (args.factory && args.schedule) {
            const { factory, schedule } = args;
            createTrigger(name, { factory, sourceName: source.name, pipelineName, schedule }, this);
        }
        this.registerOutputs({
            dailyPipelineName: this.dailyPipelineName,
            copyTablePipelineName: this.copyTablePipelineName,
        });
    }

    private createDataset(
        name: string,
        { factory }: SourceIngestArgs,
        datasetName: string,
        properties: datafactory.DatasetArgs["properties"],
    ): datafactory.Dataset {
        const { factoryName, resourceGroupName } = factory as FactoryContents;
        return new datafactory.Dataset(
            name,
            { factoryName, resourceGroupName, datasetName, properties },
            { parent: this, ...stateless },
        );
    }
}

type Decided = SourceIngestArgs & Required<Pick<SourceIngestArgs, "parallelTables" | "copyMinutes">>;

// Of inputs that are wrong, the pipelines would say the same again.
function ingestIssues(args: Decided): InputIssue[] {
    const issues = [
        ...contentsIssues(args.factory),
        ...sourceIngestIssues(args),
        ...(args.bronzeJob ? issuesWithin("bronzeJob", bronzeJobIssues(args.bronzeJob)) : []),
        ...(args.schedule ? issuesWithin("schedule", scheduleIssues(args.schedule)) : []),
    ];
    const reference = pulumi.output("");
    return issues.length > 0
        ? issues
        : [
              ...issuesWithin("copyTable", pipelineIssues(copyTableOf(args, reference, reference))),
              ...issuesWithin("daily", pipelineIssues(dailyOf(args, reference))),
          ];
}

const copyTableOf = (args: Decided, source: Reference, landing: Reference): PipelineDefinition =>
    copyTable({
        name: `${args.source.name}_copyTable`,
        sourceType: sourceTypes[args.source.type].source,
        sourceDataset: source,
        landingDataset: landing,
        control: args.controlLinkedServiceName,
        copyMinutes: args.copyMinutes,
        copyUnits: args.copyUnits,
    });

const dailyOf = (args: Decided, copying: Reference): PipelineDefinition =>
    daily({
        name: `${args.source.name}_daily`,
        copyTable: copying,
        tables: args.tables.map((table) => tableDefinition(args.source.name, table)),
        parallelTables: args.parallelTables,
        bronzeJob: args.bronzeJob,
    });
