import { withDefaults } from "../../shared/defaults";
import type { Reference } from "../pipelines/activity";

/** How the files of a feed are found. */
export type FeedMode = "full" | "watermark";

/** Server that files are copied from. */
export interface FileSource {
    /** Name, with which the parts of the factory, the folders and the rows of the control tables begin: 1 to 60 letters, digits and underscores, a letter first. Refused: that of another ingest of the factory. A change copies all feeds again, into other folders. */
    name: string;
    /** A server of files, or a REST API, whose answers become files of JSON. Plain: it decides the types of the datasets, and a change replaces them. */
    type: "Sftp" | "RestService";
    /** Linked service that reads it, as its output. */
    linkedServiceName: Reference;
    /** How the next page of an API is found, in the keys and values of Data Factory, for example `{ AbsoluteUrl: "$.paging.next" }`; links in headers (RFC 5988) are followed by default. Refused: at an SFTP server, and `MaxRequestNumber`, which cuts a feed without an error. */
    paginationRules?: Record<string, string>;
    /** Seconds until an API must have answered a request, 1 to 3600; 100 by default. */
    requestTimeoutSeconds?: number;
    /** Seconds from one page of an API to the request of the next, 0 to 3600; 1 by default. */
    requestIntervalSeconds?: number;
}

/** What a source of files has where its inputs say nothing. */
export const fileSourceDefaults = { requestTimeoutSeconds: 100, requestIntervalSeconds: 1 } as const;

/** Files of one kind. */
export interface FileFeed {
    /** Name, which is its folder in the zone: 1 to 100 letters, digits, underscores and hyphens. */
    name: string;
    /** Files that each run copies: `full` all, `watermark` those of an SFTP server that were modified since the last run. A deleted file is seen by `full` alone. After a change all files are copied once. */
    mode: FeedMode;
    /** Folder of an SFTP server, which must be there: from the root with a slash first, else from the folder of the user; none by default. Refused: missing at an SFTP server, `..` and wildcards. */
    folder?: string;
    /** Which files of the folder: `*` stands for any characters, `?` for one or none, `^` before one of the three for itself; `*` by default. */
    filePattern?: string;
    /** Whether files of folders below are copied as well; false by default. */
    recursive?: boolean;
    /** Seconds before the last run from which modified files are copied again: for a server whose clock is behind, and for files that come with an earlier time; 3600 by default. Only in mode `watermark`. */
    lookbackSeconds?: number;
    /** What the address of a REST API is followed by, with its query; none by default. Braces hold what a pagination rule counts, for example `orders?page={page}`. Refused: missing at an API, an absolute address, `..` and keys. */
    relativeUrl?: string;
}

/** What a feed has where its inputs say nothing. */
export const fileFeedDefaults = { filePattern: "*", recursive: false, lookbackSeconds: 3600 } as const;

/** A feed as the pipelines take it. Each property is always there, since an expression fails on one that is not. */
export interface FeedDefinition {
    /** Name of the source. */
    source: string;
    /** Name in the control tables. */
    name: string;
    /** Mode. */
    mode: FeedMode;
    /** Folder of the server; empty of an API. */
    from: string;
    /** Pattern of the names of files. */
    pattern: string;
    /** Whether folders below are read. */
    recursive: boolean;
    /** Seconds of the look-back. */
    lookback: number;
    /** What the address of an API is followed by; empty of a server of files. */
    url: string;
    /** Folder in the zone that holds the loads. */
    folder: string;
}

/** A feed as the pipelines take it. */
export function feedDefinition(source: string, feed: FileFeed): FeedDefinition {
    const {
        name,
        mode,
        folder = "",
        filePattern,
        recursive,
        lookbackSeconds,
        relativeUrl = "",
    } = withDefaults(feed, fileFeedDefaults);
    return {
        source,
        name,
        mode,
        from: folder,
        pattern: filePattern,
        recursive,
        lookback: lookbackSeconds,
        url: relativeUrl,
        folder: `${source}/${name}`,
    };
}
