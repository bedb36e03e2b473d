import { sizeIssues } from "../../../components/streaming/checks";
import { settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { StreamingSettings } from "../schema/streaming";

interface StreamingReads {
    streaming?: StreamingSettings;
}

/** The endpoint of the namespace. */
export function streamingEndpoints({ streaming }: StreamingReads): EndpointUse[] {
    return streaming && streaming.privateEndpoint !== false
        ? [{ path: "streaming.privateEndpoint", groupIds: ["namespace"] }]
        : [];
}

/** What is wrong with the capacity of the namespace and with its hubs. */
export function streamingChecks({ streaming }: StreamingReads): SettingsIssue[] {
    return streaming ? settingsIssues(sizeIssues(streaming), "streaming") : [];
}
