import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { type InputIssue, issuesWithin, throwIfInvalid } from "../../shared/validation";
import type { Reference } from "../pipelines/activity";
import { runEach } from "../pipelines/daily";
import { type IngestArgs, ingestDataset, ingestDefaults, ingestPartIssues } from "../pipelines/ingestParts";
import type { PipelineDefinition } from "../pipelines/pipeline";
import { pipelineIssues } from "../pipelines/pipelineIssues";
import { pipeline } from "../pipelines/pipelineResource";
import { createTrigger } from "../pipelines/trigger";
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
        throwIfInvalid("FileIngest", name, ingestIssues(decided));
        super("azure-ml-platform:index:FileIngest", name, args, opts);

        const { source, landing, factory, schedule } = args;
        const dataset = (what: string, properties: Parameters<typeof ingestDataset>[3]) =>
            ingestDataset(`${name}-${what}`, args, `${source.name}_${what}`, properties, this).name;
        const server = dataset("source", feedDataset(source));
        const folder = dataset("landing", feedLandingDataset(source.type, landing));
        const make = (logicalName: string, definition: PipelineDefinition) =>
            pipeline(logicalName, { factory, definition }, { parent: this }).name;
        this.copyFilesPipelineName = make(`${name}-copy-files`, copyFilesOf(decided, server, folder));
        this.dailyPipelineName = make(`${name}-daily`, dailyOf(decided, this.copyFilesPipelineName));
        if (factory && schedule) {
            const pipelineName = this.dailyPipelineName;
            createTrigger(name, { factory, sourceName: source.name, pipelineName, schedule }, this);
        }
        this.registerOutputs({
            dailyPipelineName: this.dailyPipelineName,
            copyFilesPipelineName: this.copyFilesPipelineName,
        });
    }
}

type Decided = FileIngestArgs & Required<Pick<FileIngestArgs, "copyMinutes" | "parallelFeeds">>;

// Of inputs that are wrong, the pipelines would say the same again.
function ingestIssues(args: Decided): InputIssue[] {
    const issues = [...fileIngestIssues(args), ...ingestPartIssues(args)];
    const reference = pulumi.output("");
    return issues.length > 0
        ? issues
        : [
              ...issuesWithin("copyFiles", pipelineIssues(copyFilesOf(args, reference, reference))),
              ...issuesWithin("daily", pipelineIssues(dailyOf(args, reference))),
          ];
}

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
    { source, feeds, parallelFeeds, bronzeJob }: Pick<Decided, "source" | "feeds" | "parallelFeeds" | "bronzeJob">,
    copying: Reference,
): PipelineDefinition =>
    runEach({
        name: `${source.name}_daily`,
        words: { one: "feed", all: "feeds", loop: "Feeds", copy: "CopyFiles" },
        copying,
        items: feeds.map((feed) => feedDefinition(source.name, feed)),
        parallel: parallelFeeds,
        bronzeJob,
    });
