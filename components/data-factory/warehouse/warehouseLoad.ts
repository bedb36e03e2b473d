import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { type Bounds, type InputIssue, isWholeNumber, throwIfInvalid } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import { linkedServiceReference, type Reference, rendered } from "../pipelines/activity";
import { expr } from "../pipelines/expr";
import { pipeline } from "../pipelines/pipelineResource";
import { loadPipeline } from "./loadPipeline";

/** Inputs of the load of a warehouse. */
export interface WarehouseLoadArgs {
    /** What it is made in: `contents` of a `DataFactory`. A change replaces everything. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** Name with which pipeline and datasets begin: 1 to 60 letters, digits and underscores, a letter first. A change replaces them. The pipeline is `<name>_load`, which the `busyPipelines` of the pool's `PauseSchedule` hold. */
    targetName: string;
    /** Linked service of the lake, by which the manifest is read. */
    lakeLinkedServiceName: Reference;
    /** Address of the lake's dfs endpoint, for example `https://stlake.dfs.core.windows.net`, from which the pool copies. Plain. Refused: an address of another endpoint. */
    lakeAddress: string;
    /** Filesystem that holds the sets; `gold` by default. */
    zone?: string;
    /** Folder of the filesystem that holds a folder for each set; `sets` by default. Refused: one that begins or ends with a slash. */
    folder?: string;
    /** Linked service of the dedicated pool, which signs in as an identity with the role `predictions_loader`. */
    poolLinkedServiceName: Reference;
    /** Pipeline that resumes the pool, `resumePipelineName` of its `PauseSchedule`; none by default, for a pool that always runs. */
    resumePipelineName?: Reference;
    /** Minutes until a load is ended, 10 to 1380; 120 by default. */
    loadMinutes?: number;
}

/** What a load has where its inputs say nothing. */
export const warehouseLoadDefaults = { zone: "gold", folder: "sets", loadMinutes: 120 } as const;

/** Bounds of a load. */
export const warehouseLoadLimits = { loadMinutes: [10, 1380] } as const satisfies Record<string, Bounds>;

/**
 * A pipeline that loads a committed set of predictions into a dedicated pool, for whatever scores to call with the name of the
 * set's folder. It resumes a paused pool first and waits until a pause that is under way has ended; a pause waits for it.
 */
export class WarehouseLoad extends pulumi.ComponentResource {
    /** Name of the pipeline, whose parameter `set` is the name of the set's folder. */
    public readonly pipelineName: pulumi.Output<string>;

    constructor(name: string, args: WarehouseLoadArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("WarehouseLoad", name, warehouseLoadIssues(args));
        super("azure-ml-platform:index:WarehouseLoad", name, args, opts);

        const { factory, targetName, lakeAddress, resumePipelineName: resume, poolLinkedServiceName: pool } = args;
        const { zone, folder, loadMinutes } = withDefaults(args, warehouseLoadDefaults);
        const definition = loadPipeline({
            name: warehouseLoadName(targetName),
            address: `${lakeAddress.replace(/\/$/, "")}/${zone}/${folder}`,
            folder,
            files: this.createDataset(name, "files", args, { type: "Binary" }),
            manifest: this.createDataset(name, "manifest", args, { type: "Json", file: "manifest.json" }),
            pool,
            resume,
            loadMinutes,
        });
        this.pipelineName = pipeline(`${name}-pipeline`, { factory, definition }, { parent: this }).name;
        this.registerOutputs({ pipelineName: this.pipelineName });
    }

    private createDataset(
        name: string,
        what: string,
        { factory, targetName, lakeLinkedServiceName, ...args }: WarehouseLoadArgs,
        { type, file }: { type: "Binary" | "Json"; file?: string },
    ): Reference {
        const { factoryName, resourceGroupName } = factory as FactoryContents;
        const location = {
            type: "AzureBlobFSLocation",
            fileSystem: args.zone ?? warehouseLoadDefaults.zone,
            folderPath: rendered(expr.datasetParameter("folder"), "flat"),
            ...(file && { fileName: file }),
        };
        const properties = {
            type,
            linkedServiceName: linkedServiceReference(lakeLinkedServiceName),
            parameters: { folder: { type: "String" } },
            location,
        } as datafactory.DatasetArgs["properties"];
        return new datafactory.Dataset(
            `${name}-${what}`,
            { factoryName, resourceGroupName, datasetName: `${targetName}_${what}`, properties },
            { parent: this, ...stateless },
        ).name;
    }
}

/** Name of the pipeline that loads, known before it is made. */
const warehouseLoadName = (targetName: string): string => `${targetName}_load`;

/** Everything that is wrong with the load of a warehouse. */
export function warehouseLoadIssues(args: WarehouseLoadArgs): InputIssue[] {
    const { targetName, lakeAddress, folder, loadMinutes } = withDefaults(args, warehouseLoadDefaults);
    const bounds = warehouseLoadLimits.loadMinutes;
    return [
        ...contentsIssues(args.factory),
        ...issueUnless(
            /^[A-Za-z]\w{0,59}$/.test(targetName),
            "targetName",
            `"${targetName}" must be 1 to 60 letters, digits and underscores, a letter first`,
        ),
        ...issueUnless(
            /^https:\/\/[^/\s@?]+\.dfs\.core\.windows\.net\/?$/.test(lakeAddress),
            "lakeAddress",
            `"${lakeAddress}" must be the dfs endpoint of a lake, such as https://stlake.dfs.core.windows.net: COPY by an identity reads no other`,
        ),
        ...issueUnless(
            /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/.test(folder),
            "folder",
            `"${folder}" must be names of letters, digits, _ and -, with a slash between two`,
        ),
        ...issueUnless(
            isWholeNumber(loadMinutes, bounds),
            "loadMinutes",
            `is ${loadMinutes}, must be a whole number from ${bounds.join(" to ")}`,
        ),
    ];
}

const issueUnless = (holds: boolean, propertyPath: string, reason: string): InputIssue[] =>
    holds ? [] : [{ propertyPath, reason }];
