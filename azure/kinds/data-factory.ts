import type { ResourceTypes } from "../resourceType";

const published = "name: azure-rest-api-specs/specification/datafactory, 2018-06-01, as Azure/bicep-types-az has it";

const documentName = {
    minLength: 1,
    maxLength: 260,
    pattern: /^[A-Za-z0-9_][^<>*#.%&:\\+?/]*$/,
    words: "1 to 260 characters without < > * # . % & : \\ + ? /, a letter, digit or underscore first",
    scope: "parent",
} as const;

// learn.microsoft.com/azure/data-factory/naming-rules: no hyphens, a letter first.
const connectedName = {
    minLength: 1,
    maxLength: 260,
    pattern: /^[A-Za-z][^<>*#.%&:\\+?/-]*$/,
    words: "1 to 260 characters without < > * # . % & : \\ + ? / -, a letter first",
    scope: "parent",
} as const;

const partName = {
    minLength: 1,
    maxLength: 127,
    pattern: /^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/,
    words: "1 to 127 letters, digits, underscores and hyphens, no hyphen first or last",
    scope: "parent",
} as const;

/** Data Factory. */
export const dataFactory = {
    dataFactory: {
        token: "azure-native:datafactory:Factory",
        arm: "Microsoft.DataFactory/factories",
        names: ["factoryName"],
        apiVersion: "2018-06-01",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: {
            dataFactory: ["privatelink.datafactory.azure.net"],
            portal: ["privatelink.adf.azure.com"],
        },
        name: {
            abbreviation: "adf",
            minLength: 3,
            maxLength: 63,
            pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
            words: "3 to 63 letters, digits and hyphens, no hyphen first or last",
            scope: "global",
        },
        dataFlow: { stage: "ingest" },
    },
    dataFactoryTrigger: {
        token: "azure-native:datafactory:Trigger",
        arm: "Microsoft.DataFactory/factories/triggers",
        names: ["factoryName", "triggerName"],
        apiVersion: "2018-06-01",
        title: "Trigger of a data factory",
        name: documentName,
        source: published,
    },
    dataFactoryPipeline: {
        token: "azure-native:datafactory:Pipeline",
        arm: "Microsoft.DataFactory/factories/pipelines",
        names: ["factoryName", "pipelineName"],
        apiVersion: "2018-06-01",
        title: "Pipeline of a data factory",
        name: documentName,
        source: published,
    },
    dataFactoryDataset: {
        token: "azure-native:datafactory:Dataset",
        arm: "Microsoft.DataFactory/factories/datasets",
        names: ["factoryName", "datasetName"],
        apiVersion: "2018-06-01",
        title: "Dataset of a data factory",
        name: connectedName,
        source: "name: learn.microsoft.com/azure/data-factory/naming-rules",
    },
    dataFactoryLinkedService: {
        token: "azure-native:datafactory:LinkedService",
        arm: "Microsoft.DataFactory/factories/linkedservices",
        names: ["factoryName", "linkedServiceName"],
        apiVersion: "2018-06-01",
        title: "Linked service of a data factory",
        name: connectedName,
        source: "name: learn.microsoft.com/azure/data-factory/naming-rules",
    },
    dataFactoryCredential: {
        token: "azure-native:datafactory:CredentialOperation",
        arm: "Microsoft.DataFactory/factories/credentials",
        names: ["factoryName", "credentialName"],
        apiVersion: "2018-06-01",
        title: "Credential of a data factory",
        name: partName,
        source: published,
    },
    dataFactoryRuntime: {
        token: "azure-native:datafactory:IntegrationRuntime",
        arm: "Microsoft.DataFactory/factories/integrationRuntimes",
        names: ["factoryName", "integrationRuntimeName"],
        apiVersion: "2018-06-01",
        title: "Integration runtime of a data factory",
        name: {
            minLength: 3,
            maxLength: 63,
            pattern: /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
            words: "3 to 63 letters, digits and single hyphens, no hyphen first or last",
            scope: "parent",
        },
        source: published,
    },
    dataFactoryManagedEndpoint: {
        token: "azure-native:datafactory:ManagedPrivateEndpoint",
        arm: "Microsoft.DataFactory/factories/managedVirtualNetworks/managedPrivateEndpoints",
        names: ["factoryName", "managedVirtualNetworkName", "managedPrivateEndpointName"],
        apiVersion: "2018-06-01",
        title: "Endpoint in a data factory's managed network",
        name: partName,
        source: published,
    },
} as const satisfies ResourceTypes;
