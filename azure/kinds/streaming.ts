import type { ResourceTypes } from "../resourceType";

/** Event Hubs and Stream Analytics. */
export const streaming = {
    eventHubsNamespace: {
        token: "azure-native:eventhub:Namespace",
        arm: "Microsoft.EventHub/namespaces",
        names: ["namespaceName"],
        apiVersion: "2024-01-01",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: { namespace: ["privatelink.servicebus.windows.net"] },
        name: {
            abbreviation: "evhns",
            minLength: 6,
            maxLength: 50,
            pattern: /^[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/,
            words: "6 to 50 letters, digits and hyphens, a letter first, no hyphen at the end",
            scope: "global",
        },
        dataFlow: { stage: "source" },
    },
    streamAnalyticsJob: {
        token: "azure-native:streamanalytics:StreamingJob",
        arm: "Microsoft.StreamAnalytics/streamingjobs",
        names: ["jobName"],
        apiVersion: "2020-03-01",
        taggable: true,
        logs: {},
        name: {
            abbreviation: "asa",
            minLength: 3,
            maxLength: 63,
            pattern: /^[A-Za-z0-9_-]+$/,
            words: "3 to 63 letters, digits, underscores and hyphens",
            scope: "resourceGroup",
        },
        dataFlow: { stage: "ingest" },
        source: 'abbreviation: the page gives "asa" for Microsoft.StreamAnalytics/cluster; it lists no streaming job',
    },
} as const satisfies ResourceTypes;
