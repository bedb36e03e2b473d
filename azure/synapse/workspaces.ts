/**
 * Bits of an RSA key that encrypts a workspace. Source: learn.microsoft.com/azure/synapse-analytics/security/
 * workspaces-encryption, "Azure Synapse encryption": 2048 and 3072, no elliptic curves.
 */
export const synapseKeySizes: readonly number[] = [2048, 3072];

/**
 * What Azure calls the endpoint that it makes for the account of a workspace's own files, followed by the names of both.
 * Source: names in programs that leave such endpoints alone, on GitHub.
 */
export const storageEndpointPrefix = "synapse-ws-custstgacct";

/** Type of an endpoint of a workspace's managed network, which the data plane answers for. */
export const synapseManagedEndpointType = "Microsoft.Synapse/workspaces/managedVirtualNetworks/managedPrivateEndpoints";
