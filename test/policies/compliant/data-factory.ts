import { type FixtureResource, idOf, outputOf } from "../support/fixture";
import { arm, common } from "./common";
import { key, vault } from "./key-vault";
import { diagnosticsOf } from "./observability";
import { dailyStop } from "./operations";
import { identity } from "./platform";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";
import { lake, roleTakesEffect } from "./storage";

/** A data factory. */
const factory: FixtureResource = {
    type: "azure-native:datafactory:Factory",
    name: "factory",
    id: arm("Microsoft.DataFactory/factories", "adf-data"),
    protect: true,
    dependsOn: [roleTakesEffect.name],
    props: {
        ...common,
        factoryName: "adf-data",
        publicNetworkAccess: "Disabled",
        identity: { type: "SystemAssigned,UserAssigned", userAssignedIdentities: [idOf(identity)] },
        encryption: {
            vaultBaseUrl: outputOf(vault, "https://kv-data.vault.azure.net/"),
            keyName: outputOf(key, "lake"),
            identity: { userAssignedIdentity: idOf(identity) },
        },
    },
};

/** What names the factory of what lies in it. */
export const inFactory = { resourceGroupName: "rg-data", factoryName: outputOf(factory, "adf-data") };

const runtime: FixtureResource = {
    type: "azure-native:datafactory:IntegrationRuntime",
    name: "factory-runtime",
    id: `${factory.id}/integrationRuntimes/managed`,
    props: {
        ...inFactory,
        integrationRuntimeName: "managed",
        properties: {
            type: "Managed",
            managedVirtualNetwork: { type: "ManagedVirtualNetworkReference", referenceName: "default" },
        },
    },
};

const office: FixtureResource = {
    type: "azure-native:datafactory:IntegrationRuntime",
    name: "factory-runtime-office",
    id: `${factory.id}/integrationRuntimes/office`,
    props: { ...inFactory, integrationRuntimeName: "office", properties: { type: "SelfHosted" } },
};

const credential: FixtureResource = {
    type: "azure-native:datafactory:CredentialOperation",
    name: "factory-credential",
    id: `${factory.id}/credentials/identity`,
    props: {
        ...inFactory,
        credentialName: "identity",
        properties: { type: "ManagedIdentity", resourceId: idOf(identity) },
    },
};

/** How a linked service names the runtime that it connects from. */
const connectVia = { type: "IntegrationRuntimeReference", referenceName: outputOf(runtime, "managed") };

const landing: FixtureResource = {
    type: "azure-native:datafactory:LinkedService",
    name: "factory-landing",
    id: `${factory.id}/linkedservices/landing`,
    props: {
        ...inFactory,
        linkedServiceName: "landing",
        properties: {
            type: "AzureBlobFS",
            url: outputOf(lake, "https://stlake.dfs.core.windows.net"),
            credential: { type: "CredentialReference", referenceName: "identity" },
            connectVia,
        },
    },
};

const erp: FixtureResource = {
    type: "azure-native:datafactory:LinkedService",
    name: "factory-erp",
    id: `${factory.id}/linkedservices/erp`,
    props: {
        ...inFactory,
        linkedServiceName: "erp",
        properties: {
            type: "SqlServer",
            server: "erp.contoso.example",
            userName: "reader",
            password: {
                type: "AzureKeyVaultSecret",
                store: { type: "LinkedServiceReference", referenceName: "vault" },
                secretName: "erp-password",
            },
            connectVia: { ...connectVia, referenceName: outputOf(office, "office") },
        },
    },
};

const partner: FixtureResource = {
    type: "azure-native:datafactory:LinkedService",
    name: "factory-partner",
    id: `${factory.id}/linkedservices/partner`,
    props: {
        ...inFactory,
        linkedServiceName: "partner",
        properties: {
            type: "Sftp",
            host: "sftp.contoso.example",
            hostKeyFingerprint: "ssh-rsa 2048 00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
            userName: "reader",
            privateKeyContent: {
                type: "AzureKeyVaultSecret",
                store: { type: "LinkedServiceReference", referenceName: "vault" },
                secretName: "partner-key",
            },
            connectVia,
        },
    },
};

const api: FixtureResource = {
    type: "azure-native:datafactory:LinkedService",
    name: "factory-api",
    id: `${factory.id}/linkedservices/api`,
    props: {
        ...inFactory,
        linkedServiceName: "api",
        properties: {
            type: "RestService",
            url: "https://api.contoso.example",
            authenticationType: "Anonymous",
            authHeaders: {
                "x-api-key": {
                    type: "AzureKeyVaultSecret",
                    store: { type: "LinkedServiceReference", referenceName: "vault" },
                    secretName: "api-key",
                },
            },
            connectVia,
        },
    },
};

const files: FixtureResource = {
    type: "azure-native:datafactory:Dataset",
    name: "factory-files",
    id: `${factory.id}/datasets/files`,
    props: {
        ...inFactory,
        datasetName: "files",
        properties: {
            type: "Parquet",
            linkedServiceName: { type: "LinkedServiceReference", referenceName: outputOf(landing, "landing") },
            parameters: { partitionKey: { type: "String" } },
        },
    },
};

const pipeline: FixtureResource = {
    type: "azure-native:datafactory:Pipeline",
    name: "factory-daily",
    id: `${factory.id}/pipelines/daily`,
    props: {
        ...inFactory,
        pipelineName: "daily",
        activities: [
            {
                name: "clear",
                type: "Delete",
                policy: { timeout: "0.00:10:00", retry: 2 },
                dataset: { type: "DatasetReference", referenceName: outputOf(files, "files") },
            },
        ],
    },
};

const daily: FixtureResource = {
    type: "azure-native:datafactory:Trigger",
    name: "factory-daily-trigger",
    id: `${factory.id}/triggers/daily`,
    dependsOn: [dailyStop.name],
    props: {
        ...inFactory,
        triggerName: "daily",
        properties: {
            type: "ScheduleTrigger",
            pipelines: [
                { pipelineReference: { type: "PipelineReference", referenceName: outputOf(pipeline, "daily") } },
            ],
        },
    },
};

const endpoint: FixtureResource = {
    type: "azure-native:datafactory:ManagedPrivateEndpoint",
    name: "factory-lake",
    id: `${factory.id}/managedVirtualNetworks/default/managedPrivateEndpoints/lake-1a2b3c4d`,
    props: {
        ...inFactory,
        managedVirtualNetworkName: "default",
        managedPrivateEndpointName: "lake-1a2b3c4d",
        properties: { privateLinkResourceId: idOf(lake), groupId: "dfs" },
    },
};

const approval: FixtureResource = {
    type: "azure-native:resources:Deployment",
    name: "factory-lake-approval",
    id: arm("Microsoft.Resources/deployments", "dep-factory-lake"),
    props: {
        resourceGroupName: "rg-data",
        deploymentName: "dep-factory-lake",
        properties: {
            mode: "Incremental",
            parameters: { endpointName: { value: outputOf(endpoint, "lake-1a2b3c4d") } },
            template: {
                contentVersion: "1.0.0.0",
                resources: [
                    { type: "Microsoft.Storage/storageAccounts/privateEndpointConnections", name: "stlake/factory" },
                ],
            },
        },
    },
};

const zone = zoneOf("privatelink.datafactory.azure.net");
const ownEndpoint = endpointOf(factory, "dataFactory");

export const dataFactory: readonly FixtureResource[] = [
    factory,
    diagnosticsOf(factory),
    runtime,
    office,
    credential,
    landing,
    erp,
    partner,
    api,
    files,
    pipeline,
    daily,
    endpoint,
    approval,
    zone,
    linkOf(zone),
    ownEndpoint,
    zoneGroupOf(ownEndpoint, zone),
];
