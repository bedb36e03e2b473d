import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import type { Reference } from "./activity";
import { copyTable } from "./copyTable";
import { type BronzeArgs, daily } from "./daily";
import { landingDataset, sourceDataset, type SourceType, sourceTypes } from "./datasets";
import { sourceIngestIssues } from "./ingestIssues";
import { type IngestArgs, ingestDefaults, ingestIssues, ingestParts } from "./ingestParts";
import type { PipelineDefinition } from "./pipeline";
import { type IncompatibleRows, type IngestTable, type SchemaChanges, tableDefinition } from "./tables";

/** Database that tables are copied from. */
export interface IngestSource {
    /** Name, with which the parts of the factory, the folders and the rows of the control tables begin: 1 to 60 letters, digits and underscores, a letter first. A change copies all tables again, into other folders. */
    name: string;
    /** Azure SQL or SQL Server. Plain: it decides the type of the dataset, and a change replaces it. */
    type: SourceType;
    /** Linked service that reads it, as its output. */
    linkedServiceName: Reference;
}

/** Inputs of an ingest. */
export interface SourceIngestArgs extends IngestArgs {
    /** The database. */
    source: IngestSource;
    /** Tables, one or more. Plain: a preview shows how each is copied. Refused: one that is duplicated, or whose mode lacks what it needs. */
    tables: IngestTable[];
    /** What may have changed of a table's columns since its last load: `allow` anything, `additions` new columns, `refuse` nothing; `additions` by default. Else its run fails before it copies. A change that is taken copies the whole table once. */
    schemaChanges?: SchemaChanges;
    /** What becomes of a row with a value that Parquet cannot hold: `fail` ends the table's run; `skip` leaves it out, counts it in `skipped_count` of the control tables, and logs it in the zone under `_incompatible_rows`; `fail` by default. Bronze lacks a row that was left out, or keeps it as it was before, until the source mends it. */
    incompatibleRows?: IncompatibleRows;
    /** Tables that are copied at the same time, 1 to 50; 4 by default. */
    parallelTables?: number;
}

/** What an ingest has where its inputs say nothing. */
export const sourceIngestDefaults = {
    schemaChanges: "additions",
    incompatibleRows: "fail",
    parallelTables: 4,
} as const;

const allDefaults = { ...ingestDefaults, ...sourceIngestDefaults } as const;

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
        const { schemaChanges, incompatibleRows, parallelTables, copyMinutes } = withDefaults(args, allDefaults);
        const decided = { ...args, schemaChanges, incompatibleRows, parallelTables, copyMinutes };
        const shape = shapeOf(decided);
        throwIfInvalid("SourceIngest", name, ingestIssues(args, sourceIngestIssues(decided), shape, "copyTable"));
        super("azure-ml-platform:index:SourceIngest", name, args, opts);

        const { source, landing } = args;
        const made = ingestParts(
            name,
            args,
            {
                sourceName: source.name,
                source: sourceDataset(source.type, source.linkedServiceName),
                landing: landingDataset(landing.linkedServiceName, landing.zone),
                copyName: "copy-table",
                ...shape,
            },
            this,
        );
        this.copyTablePipelineName = made.copying;
        this.dailyPipelineName = made.daily;
        this.registerOutputs({
            dailyPipelineName: this.dailyPipelineName,
            copyTablePipelineName: this.copyTablePipelineName,
        });
    }
}

type Decided = SourceIngestArgs & Required<Pick<SourceIngestArgs, keyof typeof allDefaults>>;

const shapeOf = (args: Decided) => ({
    copying: (source: Reference, landing: Reference) => copyTableOf(args, source, landing),
    daily: (copying: Reference, bronze?: BronzeArgs) => dailyOf(args, copying, bronze),
});

const copyTableOf = (args: Decided, source: Reference, landing: Reference): PipelineDefinition =>
    copyTable({
        name: `${args.source.name}_copyTable`,
        sourceType: sourceTypes[args.source.type].source,
        sourceDataset: source,
        landingDataset: landing,
        lake: args.landing.linkedServiceName,
        zone: args.landing.zone,
        control: args.controlLinkedServiceName,
        copyMinutes: args.copyMinutes,
        copyUnits: args.copyUnits,
    });

const dailyOf = (args: Decided, copying: Reference, bronze?: BronzeArgs): PipelineDefinition =>
    daily({
        name: `${args.source.name}_daily`,
        copyTable: copying,
        tables: args.tables.map((table) => tableDefinition(args.source.name, table, args)),
        parallelTables: args.parallelTables,
        bronze,
    });
