import { looksLikeCredential, namesCredential } from "../../../azure/credentials";
import { pipelineLimits } from "../../../azure/data-factory/pipelineLimits";
import { paginationKey, restLimits } from "../../../azure/data-factory/restLimits";
import { withDefaults } from "../../shared/defaults";
import { type InputIssue, issuesWithin, repeated } from "../../shared/validation";
import { bounded, copyIssues, type IngestPlan, lookbackBounded, placeIssues } from "../pipelines/ingestIssues";
import { fileFeedDefaults, type FileFeed, type FileSource, fileSourceDefaults } from "./feeds";

/** What is checked of an ingest of files: plain values alone. */
export interface FileIngestPlan extends Pick<IngestPlan, "landing" | "copyMinutes" | "copyUnits"> {
    /** The server or API. */
    source: Omit<FileSource, "linkedServiceName">;
    /** Feeds. */
    feeds: readonly FileFeed[];
    /** Feeds at the same time. */
    parallelFeeds: number;
}

/** Everything that is wrong with an ingest of files. */
export const fileIngestIssues = (plan: FileIngestPlan): InputIssue[] => [
    ...placeIssues(plan.source, plan.landing),
    ...issuesWithin("source", sourceIssues(plan.source)),
    ...(plan.feeds.length === 0 ? [{ propertyPath: "feeds", reason: "has no entry; add one" }] : []),
    ...repeated(plan.feeds.map(({ name }) => name)).map((name) => ({
        propertyPath: "feeds",
        reason: `"${name}" is duplicated`,
    })),
    ...plan.feeds.flatMap((feed, i) => issuesWithin(`feeds[${i}]`, feedIssues(plan.source, feed))),
    ...bounded("parallelFeeds", plan.parallelFeeds, pipelineLimits.parallel),
    ...copyIssues(plan.copyMinutes, plan.copyUnits),
];

function sourceIssues(source: FileIngestPlan["source"]): InputIssue[] {
    const ofApis = ["paginationRules", "requestTimeoutSeconds", "requestIntervalSeconds"] as const;
    if (source.type === "Sftp") {
        return ofApis
            .filter((property) => source[property] !== undefined)
            .map((propertyPath) => ({ propertyPath, reason: "is for a REST API; leave it out" }));
    }
    const { requestTimeoutSeconds, requestIntervalSeconds } = withDefaults(source, fileSourceDefaults);
    return [
        ...Object.keys(source.paginationRules ?? {})
            .filter((key) => !paginationKey.test(key))
            .map((key) => ({
                propertyPath: `paginationRules.${key}`,
                reason:
                    key === "MaxRequestNumber"
                        ? "would cut a feed without an error; state an end condition, and copyMinutes ends the rest"
                        : "is no rule; take AbsoluteUrl, QueryParameters, Headers, EndCondition or supportRFC5988",
            })),
        ...bounded("requestTimeoutSeconds", requestTimeoutSeconds, restLimits.requestTimeoutSeconds),
        ...bounded("requestIntervalSeconds", requestIntervalSeconds, restLimits.requestIntervalSeconds),
    ];
}

function feedIssues(source: FileIngestPlan["source"], feed: FileFeed): InputIssue[] {
    return [
        ...(/^[A-Za-z0-9_-]{1,100}$/.test(feed.name)
            ? []
            : [
                  {
                      propertyPath: "name",
                      reason: `"${feed.name}" must be 1 to 100 letters, digits, underscores and hyphens`,
                  },
              ]),
        ...misplaced(source.type, feed),
        ...(source.type === "Sftp" ? folderIssues(feed) : urlIssues(source, feed)),
    ];
}

const ofOther = {
    Sftp: ["relativeUrl"],
    RestService: ["folder", "filePattern", "recursive", "lookbackSeconds"],
} as const;

const misplaced = (type: FileSource["type"], feed: FileFeed): InputIssue[] =>
    ofOther[type]
        .filter((property) => feed[property] !== undefined)
        .map((propertyPath) => ({
            propertyPath,
            reason: `is not of a source of type ${type}; leave it out`,
        }));

function folderIssues({ mode, folder, filePattern = fileFeedDefaults.filePattern, lookbackSeconds }: FileFeed) {
    const issues: InputIssue[] = [];
    if (folder === undefined) {
        issues.push({ propertyPath: "folder", reason: "is missing; name the folder of the server" });
    } else if (folder.split("/").includes("..")) {
        issues.push({ propertyPath: "folder", reason: `"${folder}" leads out by ".."; name the folder itself` });
    } else if (/[*?]/.test(folder)) {
        issues.push({
            propertyPath: "folder",
            reason: `"${folder}" has a wildcard; name one folder, and set recursive for those below it`,
        });
    } else if (!/^\/?[^/\\]+(\/[^/\\]+)*$/.test(folder) && folder !== "/") {
        issues.push({ propertyPath: "folder", reason: `"${folder}" must be names with one slash between them` });
    }
    if (filePattern === "" || /[/\\\p{Cc}]/u.test(filePattern)) {
        issues.push({
            propertyPath: "filePattern",
            reason: `"${filePattern}" must be the name of a file, without a path`,
        });
    }
    if (lookbackSeconds !== undefined) {
        issues.push(...lookbackBounded(lookbackSeconds));
    }
    if (lookbackSeconds !== undefined && mode === "full") {
        issues.push({ propertyPath: "lookbackSeconds", reason: "is for mode watermark; leave it out" });
    }
    return issues;
}

function urlIssues({ paginationRules = {} }: FileIngestPlan["source"], { mode, relativeUrl }: FileFeed): InputIssue[] {
    const issues: InputIssue[] = [];
    if (mode === "watermark") {
        issues.push({ propertyPath: "mode", reason: "watermark is for files of an SFTP server; take full" });
    }
    if (relativeUrl === undefined) {
        issues.push({ propertyPath: "relativeUrl", reason: "is missing; state what follows the address of the API" });
        return issues;
    }
    const [path = "", query = ""] = relativeUrl.split("?");
    // Values are not shown: what is refused may be a key.
    if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(relativeUrl) || /[\s#\\\p{Cc}]/u.test(relativeUrl)) {
        issues.push({
            propertyPath: "relativeUrl",
            reason: "must follow the address of the linked service, without a scheme, a slash first, blanks and #",
        });
    }
    if (path.split("/").some((part) => [".", ".."].includes(part.replaceAll(/%2e/gi, ".")))) {
        issues.push({ propertyPath: "relativeUrl", reason: 'leads out by ".."; state the path itself' });
    }
    const names = query.split("&").map((each) => each.split("=")[0] ?? "");
    if (names.some((name) => namesCredential(name) || /^(key|code|sig)$/i.test(name)) || looksLikeCredential(query)) {
        issues.push({
            propertyPath: "relativeUrl",
            reason: "has a key in its query; send it in a header, by apiKey of the linked service",
        });
    }
    for (const [, name = ""] of relativeUrl.matchAll(/\{(\w+)\}/g)) {
        if (!Object.keys(paginationRules).some((key) => key.includes(`{${name}}`))) {
            issues.push({
                propertyPath: "relativeUrl",
                reason: `has {${name}}, which no pagination rule of the source counts; add AbsoluteUrl.{${name}}`,
            });
        }
    }
    return issues;
}
