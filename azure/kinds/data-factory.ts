import type { ResourceTypes } from "../resourceType";

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
        name: {
            minLength: 1,
            maxLength: 260,
            pattern: /^[A-Za-z0-9_][^<>*#.%&:\\+?/]*$/,
            words: "1 to 260 characters without < > * # . % & : \\ + ? /, a letter, digit or underscore first",
            scope: "parent",
        },
        source: "name: azure-rest-api-specs/specification/datafactory, 2018-06-01, as Azure/bicep-types-az has it",
    },
} as const satisfies ResourceTypes;
