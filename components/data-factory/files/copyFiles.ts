import { withDefaults } from "../../shared/defaults";
import { type Activity, hoursToSeconds, type Reference } from "../pipelines/activity";
import { copy, setVariable } from "../pipelines/activities";
import { expr } from "../pipelines/expr";
import { begun, load, loadFolder, loadVariables } from "../pipelines/load";
import type { PipelineDefinition } from "../pipelines/pipeline";
import { type FeedDefinition, type FileSource, fileSourceDefaults } from "./feeds";

/** What the pipeline that copies one feed refers to. */
export interface CopyFilesArgs {
    /** Name of the pipeline. */
    name: string;
    /** The server or API. */
    source: Pick<FileSource, "type" | "paginationRules" | "requestTimeoutSeconds" | "requestIntervalSeconds">;
    /** Dataset of the source, with a parameter `folder` or `relativeUrl`. */
    sourceDataset: Reference;
    /** Dataset of the zone, with a parameter `folder`. */
    landingDataset: Reference;
    /** Linked service of the database that has the schema `control`. */
    control: Reference;
    /** Minutes until a copy is ended. */
    copyMinutes: number;
    /** Data integration units of a copy; Data Factory chooses them by default. */
    copyUnits?: number;
}

const feed = (property: keyof FeedDefinition) => expr.parameter("feed").at(property);
const isFull = expr.equals(begun("is_full"), 1);
const [from, to] = [begun("from_value"), expr.variable("to")];
const folder = loadFolder(feed("folder"));
// Servers tell whole seconds: with a part of one, a file of the same second could be before the bound and yet be changed
// after it was read.
const wholeSeconds = "yyyy-MM-ddTHH:mm:ssZ";
const [always, never] = ["1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];

/** The pipeline that copies one feed as a load. */
export function copyFiles(args: CopyFilesArgs): PipelineDefinition {
    return {
        name: args.name,
        description: "Copies the files of one feed into a folder of the zone and commits the load.",
        parameters: { feed: { type: "Object" } },
        variables: { ...loadVariables, to: { type: "String", defaultValue: "" } },
        activities: load({
            control: args.control,
            of: { source: feed("source"), name: feed("name"), mode: feed("mode") },
            bounds: readBound,
            from,
            to,
            isFull,
            // Of two runs in one second, the second has no time to copy from.
            isNew: expr.not(expr.and(expr.equals(from, to), expr.not(isFull))),
            landing: { name: args.landingDataset, parameters: { folder } },
            folder,
            copy: args.source.type === "Sftp" ? copyFolder(args) : copyAnswers(args),
            copyMinutes: args.copyMinutes,
            // unverified: that the count is there where nothing was copied.
            count: expr.call(
                "coalesce",
                expr.output("Copy").at(args.source.type === "Sftp" ? "filesWritten" : "rowsCopied", { optional: true }),
                0,
            ),
            failure: { message: "Files not copied. ", errorCode: "CopyFiles" },
        }),
    };
}

/** Up to where this run copies, by the clock of Data Factory: read before the files, so that later ones come next. */
const readBound: Activity = setVariable("Bounds", {
    after: ["Begin"],
    variable: "to",
    value: expr.call("formatDateTime", expr.call("utcNow"), wholeSeconds),
});

const since = expr.call("addSeconds", from, expr.call("sub", 0, feed("lookback")), wholeSeconds);

// learn.microsoft.com/azure/data-factory/connector-sftp: from the start on, and before the end.
const copyFolder = ({ sourceDataset, landingDataset, copyMinutes, copyUnits }: CopyFilesArgs): Activity =>
    copy("Copy", {
        after: ["Clear"],
        from: { name: sourceDataset, parameters: { folder: feed("from") } },
        to: { name: landingDataset, parameters: { folder } },
        source: {
            type: "BinarySource",
            storeSettings: {
                type: "SftpReadSettings",
                recursive: feed("recursive"),
                wildcardFileName: feed("pattern"),
                modifiedDatetimeStart: expr.when(isFull, always, since),
                // A file that a full copy leaves out would be taken for a deleted one.
                modifiedDatetimeEnd: expr.when(expr.equals(feed("mode"), "full"), never, to),
            },
            formatSettings: { type: "BinaryReadSettings" },
        },
        sink: {
            type: "BinarySink",
            storeSettings: { type: "AzureBlobFSWriteSettings", copyBehavior: "PreserveHierarchy" },
        },
        units: copyUnits,
        policy: { timeoutMinutes: copyMinutes },
    });

const copyAnswers = ({ source, sourceDataset, landingDataset, copyMinutes, copyUnits }: CopyFilesArgs): Activity => {
    const { requestTimeoutSeconds, requestIntervalSeconds } = withDefaults(source, fileSourceDefaults);
    return copy("Copy", {
        after: ["Clear"],
        from: { name: sourceDataset, parameters: { relativeUrl: feed("url") } },
        to: { name: landingDataset, parameters: { folder } },
        source: {
            type: "RestSource",
            requestMethod: "GET",
            httpRequestTimeout: hoursToSeconds(requestTimeoutSeconds),
            requestInterval: hoursToSeconds(requestIntervalSeconds),
            paginationRules: source.paginationRules ?? { supportRFC5988: "true" },
        },
        // Without a mapping, answers are written as they are.
        sink: {
            type: "JsonSink",
            storeSettings: { type: "AzureBlobFSWriteSettings" },
            formatSettings: { type: "JsonWriteSettings", filePattern: "setOfObjects" },
        },
        units: copyUnits,
        policy: { timeoutMinutes: copyMinutes },
    });
};
