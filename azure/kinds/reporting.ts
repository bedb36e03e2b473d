import type { NameRule, ResourceTypes } from "../resourceType";

// Names of both are the same but for what they begin with.
const named = {
    minLength: 3,
    maxLength: 63,
    pattern: /^[a-z][a-z0-9]*$/,
    words: "3 to 63 lower-case letters and digits, a letter first",
    scope: "global",
    lowercaseAlphanumericOnly: true,
} as const satisfies NameRule;

/** Capacities of Power BI and Fabric. */
export const reporting = {
    powerBiCapacity: {
        token: "azure-native:powerbidedicated:CapacityDetails",
        arm: "Microsoft.PowerBIDedicated/capacities",
        names: ["dedicatedCapacityName"],
        apiVersion: "2021-01-01",
        title: "Power BI Embedded capacity",
        taggable: true,
        name: { ...named, abbreviation: "pbi" },
        dataFlow: { stage: "report" },
        source: "name: azure-rest-api-specs, powerbidedicated 2021-01-01 (CapacityNameParameter)",
    },
    fabricCapacity: {
        token: "azure-native:fabric:FabricCapacity",
        arm: "Microsoft.Fabric/capacities",
        names: ["capacityName"],
        apiVersion: "2023-11-01",
        title: "Fabric capacity",
        taggable: true,
        name: { ...named, abbreviation: "fc" },
        dataFlow: { stage: "report" },
        source: "name: learn.microsoft.com/rest/api/microsoftfabric/fabric-capacities/create-or-update; abbreviation: own abbreviation",
    },
} as const satisfies ResourceTypes;
