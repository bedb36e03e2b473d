import type { ServiceBreaks } from "./breaks";

export const dataFactoryBreaks: ServiceBreaks = {
    checks: {
        "data-factory-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "data-factory-identity identity.type": { disallowed: ["None"] },
        "data-factory-linked-service-runtime properties.connectVia.referenceName": {
            disallowed: ["AutoResolveIntegrationRuntime", " "],
            structured: true,
        },
        "data-factory-linked-service-identity ": { structured: true },
        "data-factory-secrets ": { structured: true },
        "data-factory-sftp-host-key ": { structured: true },
        "data-factory-activity-policy activities": {
            disallowed: [[{ type: "Copy" }]],
            structured: true,
            unsetPasses: true,
        },
    },
    alsoTrips: {
        "data-factory-activity-policy activities unknown": ["data-factory-secrets"],
        'data-factory-customer-key encryption.keyName = " "': ["data-factory-customer-key-access"],
        "data-factory-customer-key encryption.keyName unset": ["data-factory-customer-key-access"],
        "data-factory-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
        "data-factory-linked-service-runtime properties.connectVia.referenceName unknown": ["data-factory-secrets"],
    },
    removals: {
        "factory-diagnostics": ["monitoring-diagnostic-setting @factory"],
        "factory-lake": ["data-factory-private-target @factory-landing"],
        "factory-lake-approval": ["data-factory-endpoint-approval @factory-lake"],
        "factory-dataFactory": ["network-service-private-endpoint @factory"],
        "factory-dataFactory-dns": ["network-private-endpoint-dns @factory-dataFactory"],
        "zone-privatelink.datafactory.azure.net-link": ["network-private-endpoint-dns @factory-dataFactory"],
    },
};
