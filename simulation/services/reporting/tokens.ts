/** Types of capacities. */
export const capacityTokens = {
    fabric: "azure-native:fabric:FabricCapacity",
    embedded: "azure-native:powerbidedicated:CapacityDetails",
} as const;

/** Types of what is in Fabric: no package of Pulumi has them, and Resource Manager does not answer for them. */
export const fabricTokens = {
    workspace: "fabric-rest:Workspace",
    gateway: "fabric-rest:Gateway",
    connection: "fabric-rest:Connection",
    item: "fabric-rest:Item",
} as const;
