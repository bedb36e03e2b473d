import { streamingChecks, streamingEndpoints } from "../checks/streaming";
import { section } from "../core/section";
import { streamingSection } from "../schema/streaming";

/** Section `streaming`. */
export const streaming = section({
    service: "streaming",
    schema: streamingSection.optional(),
    check: streamingChecks,
    endpoints: streamingEndpoints,
    owns: ["streaming"],
    longestNames: {
        resourceGroup: "streaming",
        eventHubsNamespace: "streaming",
        privateEndpoint: "streaming-namespace",
    },
});
