import type { Reference } from "../pipelines/activity";
import { Activity } from "../pipelines/activity";
import {
    type DatasetUse,
    type ExecutionArgs,
    executePipeline,
    fail,
    ifCondition,
    lookup,
    script,
    wait,
} from "../pipelines/activities";
import { expr } from "../pipelines/expr";
import { number, text } from "../pipelines/load";
import type { PipelineDefinition } from "../pipelines/pipeline";

/** What the pipeline of a load works with. */
export interface LoadPipelineArgs {
    /** Name of the pipeline. */
    name: string;
    /** Address of the folder with all sets at the dfs endpoint, without a slash at its end. */
    address: string;
    /** Folder with all sets in the filesystem. */
    folder: string;
    /** Dataset of a folder, with a parameter `folder`. */
    files: Reference;
    /** Dataset of a manifest, with a parameter `folder`. */
    manifest: Reference;
    /** Linked service of the pool. */
    pool: Reference;
    /** Pipeline that resumes the pool; undefined where nothing pauses it. */
    resume: Reference | undefined;
    /** Minutes until the call of the load is ended. */
    loadMinutes: number;
}

// Between the last look of a pause at the runs of loads and its action are seconds: a pause that saw no load has acted after
// this time, and one that looks later sees this run and waits for it.
const secondsUntilPausesActed = 180;
// Another load is refused by the procedure until it ends; a second call with the same values changes nothing.
const tries = { retries: 3, retrySeconds: 600 };
const reading = { timeoutMinutes: 10, retries: 2, retrySeconds: 60 };

/** Names of the files and folders in a folder, without those in folders below it. */
function childrenOf(
    name: string,
    { dataset, policy = {}, ...rest }: ExecutionArgs & { dataset: DatasetUse },
): Activity {
    const reference = { type: "DatasetReference", referenceName: dataset.name, parameters: dataset.parameters };
    return new Activity(name, "GetMetadata", { ...rest, policy }, { dataset: reference, fieldList: ["childItems"] });
}

/**
 * The pipeline that loads one committed set of predictions: the pool is resumed where it has pauses, the files are compared with
 * the manifest, and the procedure loads the set, which counts its rows, partitions and horizons against the manifest too.
 */
export const loadPipeline = (args: LoadPipelineArgs): PipelineDefinition => ({
    name: args.name,
    description: "Loads a committed set of predictions into the warehouse; its folder is the parameter set.",
    concurrency: 1,
    parameters: { set: { type: "String" } },
    activities: [...resuming(args), ...reads(args), loading(args)],
});

const resuming = ({ resume }: LoadPipelineArgs): Activity[] =>
    resume
        ? [
              wait("WaitForPauses", { seconds: secondsUntilPausesActed }),
              executePipeline("Resume", { after: ["WaitForPauses"], pipeline: resume, parameters: {} }),
          ]
        : [];

const set = expr.parameter("set");

function reads({ resume, folder, files, manifest }: LoadPipelineArgs): Activity[] {
    const parameters = { folder: expr.concat(`${folder}/`, set) };
    return [
        childrenOf("Files", { after: resume ? ["Resume"] : [], dataset: { name: files, parameters }, policy: reading }),
        // A folder without a manifest is not finished: this fails, and nothing is loaded.
        // unverified: that a lookup of one JSON object answers the lists and objects within it.
        lookup("Manifest", {
            after: ["Files"],
            dataset: { name: manifest, parameters },
            source: { type: "JsonSource", storeSettings: { type: "AzureBlobFSReadSettings", recursive: false } },
            policy: reading,
        }),
    ];
}

const manifestOf = expr.output("Manifest").at("firstRow");
const listed = expr.call("length", manifestOf.at("files"));
const found = expr.call("length", expr.output("Files").at("childItems"));

const loading = (args: LoadPipelineArgs): Activity =>
    ifCondition("Load", {
        after: ["Manifest"],
        condition: expr.and(
            expr.equals(manifestOf.at("format"), "predictions/1"),
            expr.equals(found, expr.call("add", listed, 1)),
            expr.greater(manifestOf.at("rows"), 0),
        ),
        then: [callLoad(args)],
        otherwise: [
            fail("NotThisSet", {
                message: expr.concat(
                    "Nothing is loaded: set ",
                    set,
                    " must be of format predictions/1, have rows, and hold its manifest and the files that it lists, no others. Its manifest says format ",
                    manifestOf.at("format"),
                    " and ",
                    expr.call("string", listed),
                    " files; the folder holds ",
                    expr.call("string", found),
                    ". Let scoring write a new set.",
                ),
                errorCode: "NotThisSet",
            }),
        ],
    });

function callLoad({ pool, address, loadMinutes }: LoadPipelineArgs): Activity {
    const parameters = {
        set_id: text(manifestOf.at("set")),
        folder: text(expr.concat(`${address}/`, set, "/")),
        row_count: number(manifestOf.at("rows")),
        partition_count: number(manifestOf.at("partitions")),
        horizon_count: number(expr.call("length", manifestOf.at("horizons"))),
        snapshot_version: number(manifestOf.at("snapshot_version")),
        model_name: text(manifestOf.at("model").at("name")),
        model_version: number(manifestOf.at("model").at("version")),
        // A time of the procedure has no zone; the manifest's is in UTC.
        scored_at: text(expr.call("replace", manifestOf.at("scored_at"), "Z", "")),
        timeout_minutes: number(loadMinutes + 60),
    };
    const names = Object.keys(parameters).map((name) => `@${name} = @${name}`);
    return script("CallLoad", {
        linkedServiceName: pool,
        kind: "NonQuery",
        text: `EXECUTE serving.load_predictions ${names.join(", ")};`,
        parameters,
        policy: { timeoutMinutes: loadMinutes, ...tries },
    });
}
