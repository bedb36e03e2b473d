import type { ResourceTypes } from "../resourceType";

/** Capacities of Power BI and Fabric. */
export const powerBi = {
    powerBiCapacity: {
        token: "azure-native:powerbidedicated:CapacityDetails",
        arm: "Microsoft.PowerBIDedicated/capacities",
        names: ["dedicatedCapacityName"],
        apiVersion: "2021-01-01",
        taggable: true,
        dataFlow: { stage: "report" },
    },
    fabricCapacity: {
        token: "azure-native:fabric:FabricCapacity",
        arm: "Microsoft.Fabric/capacities",
        names: ["capacityName"],
        apiVersion: "2023-11-01",
        taggable: true,
    },
} as const satisfies ResourceTypes;
