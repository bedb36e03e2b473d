import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import type { Reference } from "../pipelines/activity";
import { type BronzeArgs, runEach } from "../pipelines/daily";
import { type IngestArgs, ingestDefaults, ingestIssues, ingestParts } from "../pipelines/ingestParts";
import type { PipelineDefinition } from "../pipelines/pipeline";
import { copyFiles } from "./copyFiles";
import { feedDefinition, type FileFeed, type FileSource } from "./feeds";
import { feedDataset, feedLandingDataset } from "./fileDatasets";
import { fileIngestIssues } from "./fileIngestIssues";

/** Inputs of an ingest of files. */
export interface FileIngestArgs extends IngestArgs {
    /** The server or API. */
    source: FileSource;
    /** Feeds, one or more. Plain: a preview shows how each is copied. Refused: one that is duplicated, or lacks what its source needs. */
    feeds: FileFeed[];
    /** Feeds that are copied at the same time, 1 to 50; 2 by default, since servers of others bear few connections. */
    parallelFeeds?: number;
}

/** What an ingest of files has where its inputs say nothing. */
export const fileIngestDefaults = { parallelFeeds: 2 } as const;

/**
 * Two pipelines that copy files of a third party, by SFTP or from a REST API, into a zone of the lake: one that copies a
 * feed, and one that runs it for each feed. The number of feeds changes no resource.
 */
export class FileIngest extends pulumi.ComponentResource {
    /** Name of the pipeline that copies all feeds. */
    public readonly dailyPipelineName: pulumi.Output<string>;
    /** Name of the pipeline that copies one feed. */
    public readonly copyFilesPipelineName: pulumi.Output<string>;

    constructor(name: string, args: FileIngestArgs, opts?: pulumi.ComponentResourceOptions) {
        const decided = withDefaults(args, { ...ingestDefaults, ...fileIngestDefaults });
        const shape = shapeOf(decided);
        throwIfInvalid("FileIngest", name, ingestIssues(args, fileIngestIssues(decided), shape, "copyFiles"));
        super("azure-ml-platform:index:FileIngest", name, args, opts);

        const { source, landing } = args;
        const made = ingestParts(
            name,
            args,
            {
                sourceName: source.name,
                source: feedDataset(source),
                landing: feedLandingDataset(source.type, landing),
                copyName: "copy-files",
                ...shape,
            },
            this,
        );
        this.copyFilesPipelineName = made.copying;
        this.dailyPipelineName = made.daily;
        this.registerOutputs({
            dailyPipelineName: this.dailyPipelineName,
            copyFilesPipelineName: this.copyFilesPipelineName,
        });
    }
}

type Decided = FileIngestArgs & Required<Pick<FileIngestArgs, "copyMinutes" | "parallelFeeds">>;

const shapeOf = (args: Decided) => ({
    copying: (source: Reference, landing: Reference) => copyFilesOf(args, source, landing),
    daily: (copying: Reference, bronze?: BronzeArgs) => dailyOf(args, copying, bronze),
});

const copyFilesOf = (args: Decided, sourceDataset: Reference, landingDataset: Reference): PipelineDefinition =>
    copyFiles({
        name: `${args.source.name}_copyFiles`,
        source: args.source,
        sourceDataset,
        landingDataset,
        control: args.controlLinkedServiceName,
        copyMinutes: args.copyMinutes,
        copyUnits: args.copyUnits,
    });

/** The pipeline that copies all feeds. */
export const dailyOf = (
    { source, feeds, parallelFeeds }: Pick<Decided, "source" | "feeds" | "parallelFeeds">,
    copying: Reference,
    bronze?: BronzeArgs,
): PipelineDefinition =>
    runEach({
        name: `${source.name}_daily`,
        words: { one: "feed", all: "feeds", loop: "Feeds", copy: "CopyFiles" },
        copying,
        items: feeds.map((feed) => feedDefinition(source.name, feed)),
        parallel: parallelFeeds,
        bronze,
    });
