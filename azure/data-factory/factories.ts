/** Bits of an RSA key that encrypts a factory. Source: learn.microsoft.com/azure/data-factory/enable-customer-managed-key. */
export const factoryKeySizes: readonly number[] = [2048];

/** ARM type of a factory's managed virtual network, which azure-native does not have (pulumi/pulumi-azure-native, issue 896). */
export const managedNetworkType = "Microsoft.DataFactory/factories/managedVirtualNetworks";

/** Name of a factory's managed virtual network: it has one. Source: learn.microsoft.com/azure/data-factory/managed-virtual-network-private-endpoint. */
export const managedNetworkName = "default";

/**
 * Bounds of a managed integration runtime's compute, both included. Source: azure-rest-api-specs/specification/datafactory,
 * 2018-06-01 (least), hashicorp/terraform-provider-azurerm, website/docs/r/data_factory_integration_runtime_azure_ssis.html.markdown
 * (multiples of 4 up to 256). unverified: the most minutes, of which no source says anything.
 */
export const managedRuntimeLimits = {
    timeToLiveMinutes: [5, 1440],
    dataIntegrationUnits: [4, 256],
    nodes: [1, 10],
} as const;

/** Data integration units come in multiples of this. */
export const dataIntegrationUnitStep = 4;
