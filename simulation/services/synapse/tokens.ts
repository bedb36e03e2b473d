/** Types of Synapse. */
export const synapseTokens = {
    workspace: "azure-native:synapse:Workspace",
    sqlPool: "azure-native:synapse:SqlPool",
    sparkPool: "azure-native:synapse:BigDataPool",
    hub: "azure-native:synapse:PrivateLinkHub",
} as const;
