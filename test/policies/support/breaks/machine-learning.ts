import type { ServiceBreaks } from "./breaks";

const properties = "properties.properties";
const condaFile = (...dependencies: readonly string[]) =>
    ["name: n", "dependencies:", ...dependencies.map((line) => `  - ${line}`)].join("\n");
const rules = (destination: unknown, type = "FQDN") => ({ one: { type, destination } });
const region = (more: object) => ({
    location: "westeurope",
    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
    storageAccountDetails: [{ systemCreatedStorageAccount: { allowBlobPublicAccess: false } }],
    ...more,
});

export const machineLearningBreaks: ServiceBreaks = {
    checks: {
        "ml-workspace-serverless-network ": { structured: true },
        "ml-workspace-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "ml-workspace-public-network-access allowPublicAccessWhenBehindVnet": { unsetPasses: true },
        "ml-workspace-system-datastores systemDatastoresAuthMode": { disallowed: ["AccessKey", "UserDelegationSAS"] },
        "ml-workspace-legacy-mode v1LegacyMode": { unsetPasses: true },
        "ml-workspace-isolation-mode managedNetwork.isolationMode": {
            disallowed: ["AllowInternetOutbound"],
            unsetPasses: true,
        },
        "ml-workspace-identity identity.type": { disallowed: ["SystemAssigned", "SystemAssigned,UserAssigned"] },
        "ml-workspace-outbound-names managedNetwork.outboundRules": {
            disallowed: [
                "*",
                rules("*"),
                rules("*.*"),
                rules("*.com"),
                rules("host"),
                rules("10.0.0.1/0"),
                rules("a.*.example.org"),
                rules("*.blob.core.windows.net"),
                rules("*.core.windows.net"),
                rules(undefined),
                rules({ serviceTag: "Internet" }, "ServiceTag"),
                rules({ serviceTag: "AzureCloud" }, "ServiceTag"),
                rules({ serviceTag: "*" }, "ServiceTag"),
                rules({ addressPrefixes: ["0.0.0.0/0"], serviceTag: "Storage" }, "ServiceTag"),
                rules({ addressPrefixes: ["0.0.0.0/1", "128.0.0.0/1"], serviceTag: "Storage" }, "ServiceTag"),
                rules("pypi.org", "Other"),
            ],
            unsetPasses: true,
            structured: true,
        },
        "ml-connection-keyless properties.authType": {
            disallowed: ["ApiKey", "AccountKey", "AccessKey", "SAS", "PAT", "CustomKeys", "ServicePrincipal", "OAuth2"],
        },
        "ml-batch-endpoint-auth properties.authMode": { disallowed: ["Key", "AMLToken"] },
        "ml-compute-local-auth ": { structured: true },
        [`ml-cluster-ssh ${properties}.remoteLoginPortPublicAccess`]: { disallowed: ["Enabled", "NotSpecified"] },
        [`ml-instance-ssh ${properties}.sshSettings.sshPublicAccess`]: { disallowed: ["Enabled"] },
        [`ml-cluster-min-nodes ${properties}.scaleSettings.minNodeCount`]: {
            disallowed: [1, "0", true],
            unsetPasses: true,
            structured: true,
        },
        [`ml-cluster-idle-time ${properties}.scaleSettings.nodeIdleTimeBeforeScaleDown`]: {
            disallowed: ["PT0S", "PT30S", "PT241M", "P1D", "PT", "P", 5],
        },
        "ml-cluster-identity identity.type": { disallowed: ["None", "SystemAssigned"] },
        [`ml-instance-idle-shutdown ${properties}.idleTimeBeforeShutdown`]: {
            disallowed: ["PT14M", "PT241M", "P3D", "60"],
        },
        [`ml-instance-stop-schedule ${properties}.schedules.computeStartStop`]: {
            disallowed: [
                [],
                [{ action: "Start", status: "Enabled", triggerType: "Cron" }],
                [{ action: "Stop", status: "Disabled", triggerType: "Cron" }],
                [{ action: "Stop", status: "Enabled" }],
            ],
            structured: true,
        },
        [`ml-instance-sharing ${properties}.applicationSharingPolicy`]: { disallowed: ["Shared"] },
        "ml-compute-attached properties.computeType": {
            disallowed: ["AKS", "Databricks", "HDInsight", "VirtualMachine", "DataFactory", "SynapseSpark"],
        },
        [`ml-compute-retirement ${properties}.vmSize`]: {
            disallowed: ["Standard_DS3_v2", "standard_nc6s_v3", 4],
            structured: true,
        },
        "ml-datastore-credentials properties.credentials.credentialsType": {
            disallowed: ["AccountKey", "Sas", "ServicePrincipal", "Certificate"],
        },
        "ml-environment-image properties.image": {
            disallowed: [
                "mcr.microsoft.com/azureml/image",
                "mcr.microsoft.com/azureml/image:latest",
                "mcr.microsoft.com/azureml/image@sha256:a1b2",
                `mcr.microsoft.com/azureml/image@sha512:${"a1".repeat(32)}`,
            ],
            unsetPasses: true,
        },
        "ml-environment-packages properties.condaFile": {
            disallowed: [
                "dependencies: [",
                "dependencies: python==3.11.9",
                condaFile("python"),
                condaFile("python=3.11"),
                condaFile("python>=3.11.1"),
                condaFile("python==3.11.*"),
                condaFile("pip==24.2", "pip: [numpy]"),
                condaFile("pip==24.2", "pip: [numpy>=1.26.4]"),
                condaFile("pip==24.2", 'pip: ["numpy==1.26.4,<2"]'),
                condaFile("pip==24.2", 'pip: ["numpy==1.*"]'),
                condaFile("pip==24.2", 'pip: ["-r requirements.txt"]'),
                condaFile("pip==24.2", 'pip: ["git+https://example.org/a.git"]'),
                condaFile("pip==24.2", 'pip: ["--extra-index-url http://example.org"]'),
                condaFile("pip==24.2", "pip: numpy==1.26.4"),
                condaFile("other: [numpy==1.26.4]"),
            ],
            unsetPasses: true,
        },
        "ml-registry-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "ml-registry-primary-region ": { structured: true },
        "ml-registry-regions regionDetails": {
            disallowed: [
                [region({ acrDetails: [] })],
                [region({ acrDetails: undefined })],
                [region({ acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Standard" } }] })],
                [region({ acrDetails: [{ systemCreatedAcrAccount: {} }] })],
                [region({ storageAccountDetails: undefined })],
                [region({ storageAccountDetails: [{ systemCreatedStorageAccount: { allowBlobPublicAccess: true } }] })],
                [region({}), region({ acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Basic" } }] })],
            ],
            structured: true,
        },
        "ml-registry-delete-action permissions": {
            disallowed: [
                "registries/assets/delete",
                "registries/assets/*",
                "registries/*",
                "REGISTRIES/*/delete",
                "*/delete",
                "*",
            ].map((action) => [{ actions: [`Microsoft.MachineLearningServices/${action}`] }]),
            unsetPasses: true,
            structured: true,
        },
    },
    alsoTrips: {
        // Without a managed network, compute must be in a subnet.
        'ml-workspace-isolation-mode managedNetwork.isolationMode = "Unexpected"': [
            "ml-compute-network",
            "ml-workspace-serverless-network",
        ],
        "ml-workspace-isolation-mode managedNetwork.isolationMode unset": [
            "ml-compute-network",
            "ml-workspace-serverless-network",
        ],
        "ml-workspace-isolation-mode managedNetwork.isolationMode unknown": [
            "ml-compute-network",
            "ml-workspace-serverless-network",
        ],
        "ml-workspace-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
        "ml-registry-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
        "ml-registry-regions regionDetails unset": ["ml-registry-primary-region"],
        "ml-registry-regions regionDetails unknown": ["ml-registry-primary-region"],
        // A compute of unknown kind may be an instance, which this cluster would be no right one of.
        "ml-compute-attached properties.computeType unknown": [
            "ml-instance-idle-shutdown",
            "ml-instance-sharing",
            "ml-instance-ssh",
            "ml-instance-stop-schedule",
        ],
        // Both read the permissions of a role.
        "ml-registry-delete-action permissions unset": ["identity-role-definition-wildcard"],
        "ml-registry-delete-action permissions unknown": ["identity-role-definition-wildcard"],
        "identity-role-definition-wildcard permissions unknown": ["ml-registry-delete-action"],
    },
    removals: {
        "mlstore-blob": ["ml-workspace-storage-endpoints @mlw", "network-service-private-endpoint @mlstore"],
        "mlstore-blob-dns": ["network-private-endpoint-dns @mlstore-blob"],
        "mlstore-file": ["ml-workspace-storage-endpoints @mlw"],
        "mlstore-file-dns": ["network-private-endpoint-dns @mlstore-file"],
        "zone-privatelink.file.core.windows.net-link": ["network-private-endpoint-dns @mlstore-file"],
        "mlstore-queue": ["ml-workspace-storage-endpoints @mlw"],
        "mlstore-queue-dns": ["network-private-endpoint-dns @mlstore-queue"],
        "zone-privatelink.queue.core.windows.net-link": ["network-private-endpoint-dns @mlstore-queue"],
        "mlstore-table": ["ml-workspace-storage-endpoints @mlw"],
        "mlstore-table-dns": ["network-private-endpoint-dns @mlstore-table"],
        "zone-privatelink.table.core.windows.net-link": ["network-private-endpoint-dns @mlstore-table"],
        "mlstore-blob-service": ["storage-account-blob-service @mlstore"],
        "mlstore-diagnostics": ["monitoring-diagnostic-setting @mlstore"],
        "mlstore-lifecycle": ["storage-account-lifecycle @mlstore"],
        "mlw-diagnostics": ["monitoring-diagnostic-setting @mlw"],
        "mlw-amlworkspace": ["network-service-private-endpoint @mlw"],
        "mlw-amlworkspace-dns": ["network-private-endpoint-dns @mlw-amlworkspace"],
        "zone-privatelink.api.azureml.ms-link": [
            "network-private-endpoint-dns @mlw-amlworkspace",
            "network-private-endpoint-dns @models-amlregistry",
        ],
        "zone-privatelink.notebooks.azure.net-link": ["network-private-endpoint-dns @mlw-amlworkspace"],
        "models-diagnostics": ["monitoring-diagnostic-setting @models"],
        "models-amlregistry": ["network-service-private-endpoint @models"],
        "models-amlregistry-dns": ["network-private-endpoint-dns @models-amlregistry"],
    },
};
