/**
 * Names of subnets that Azure's own gateways and firewalls live in, where it takes no network security group. Source:
 * "Azure.VNET.UseNSGs", Azure/PSRule.Rules.Azure, docs/en/rules, commit 162f041, with the pages of Microsoft Learn that it
 * links to. Azure ignores case in names of subnets: "Naming rules and restrictions for Azure resources".
 */
export const platformSubnetNames = [
    "GatewaySubnet",
    "AzureFirewallSubnet",
    "AzureFirewallManagementSubnet",
    "RouteServerSubnet",
] as const;

/**
 * Services to which a subnet is delegated that takes no network security group. Source: as of the names, and "Azure
 * Dedicated HSM networking", learn.microsoft.com/azure/dedicated-hsm/networking.
 */
export const delegationsWithoutSecurityGroup = ["Microsoft.HardwareSecurityModules/dedicatedHSMs"] as const;
