/** What Azure and the platform demand of a subnet that serves one purpose. */
export interface SubnetPurpose {
    /** Name that Azure requires; any name where absent. */
    readonly subnetName?: string;
    /** Service the subnet is delegated to; nothing else can live in a delegated subnet. */
    readonly delegation?: string;
    /** Largest prefix number that still leaves room, 26 for a /26: the smallest subnet allowed. */
    readonly minimumPrefixLength: number;
    /** Smallest prefix number allowed, where the service also bounds the size from above. */
    readonly maximumSizePrefixLength?: number;
    /** Address ranges, in CIDR form, that the service keeps for itself; the subnet must not overlap them. */
    readonly reservedRanges?: readonly string[];
    /** Whether a network security group belongs on the subnet. */
    readonly networkSecurityGroup: boolean;
    /** Whether the route to the firewall belongs on the subnet. */
    readonly routeTable: boolean;
    /** Whether the service demands a NAT gateway on the subnet; the route to the firewall takes precedence over it. */
    readonly natGateway: boolean;
    /** Whether security rules and routes apply to private endpoints; matters only where there are any. */
    readonly privateEndpointNetworkPolicies: "Enabled" | "Disabled";
    /** What lives in the subnet. */
    readonly description: string;
}

// The floor where the service states none: Azure keeps 5 addresses of a subnet, so /29 leaves 3.
// unverified: that /29 is Azure's smallest (Virtual Network FAQ, not read); that 5 are kept is on several pages below.
const azureFloor = 29;

const workload = {
    networkSecurityGroup: true,
    routeTable: true,
    natGateway: false,
    privateEndpointNetworkPolicies: "Disabled",
} as const;

const gatewayLike = { ...workload, networkSecurityGroup: false, routeTable: false } as const;

// "Deploy Azure Databricks in your Azure virtual network", learn.microsoft.com/azure/databricks/security/network/
// classic/vnet-inject: two subnets of at least /26, of one workspace only.
const databricks = { ...workload, delegation: "Microsoft.Databricks/workspaces", minimumPrefixLength: 26 } as const;

// "What is Azure DNS Private Resolver?", MicrosoftDocs/azure-docs, articles/dns/dns-private-resolver-overview.md,
// ms.date 12/06/2022: /28 to /24, one endpoint each, 10.0.1.0 to 10.0.16.255 reserved. unverified: network security group;
// not on the page.
const dnsResolver = {
    ...workload,
    delegation: "Microsoft.Network/dnsResolvers",
    minimumPrefixLength: 28,
    maximumSizePrefixLength: 24,
    reservedRanges: ["10.0.1.0/24", "10.0.2.0/23", "10.0.4.0/22", "10.0.8.0/21", "10.0.16.0/24"],
    routeTable: false,
} as const;

/** Subnets by purpose; the source of a row stands above it or above the constant it spreads. */
export const subnetPurposes = {
    privateEndpoints: {
        ...workload,
        minimumPrefixLength: azureFloor,
        privateEndpointNetworkPolicies: "Enabled",
        description: "Network interfaces of private endpoints",
    },
    databricksHost: { ...databricks, description: "Databricks host subnet, also called public" },
    databricksContainer: { ...databricks, description: "Databricks container subnet, also called private" },
    // No delegation or size in "Configure inbound and outbound network traffic", MicrosoftDocs/azure-ai-docs,
    // articles/machine-learning/how-to-access-azureml-behind-firewall.md. unverified: minimum size.
    machineLearningCompute: {
        ...workload,
        minimumPrefixLength: azureFloor,
        description: "Azure ML compute clusters and compute instances in the platform's own network",
    },
    // "IP address planning", MicrosoftDocs/azure-aks-docs, articles/aks/concepts-network-ip-address-planning.md,
    // ms.date 04/16/2026: large enough for nodes, upgrades and internal load balancers; no number given.
    kubernetesNodes: {
        ...workload,
        minimumPrefixLength: azureFloor,
        description: "AKS nodes, and pods where they take addresses of the subnet",
    },
    // "Create a self-hosted integration runtime", MicrosoftDocs/azure-docs, articles/data-factory/
    // create-self-hosted-integration-runtime.md: up to 4 nodes; with Azure's 5 addresses that makes a /28.
    integrationRuntimes: {
        ...workload,
        minimumPrefixLength: 28,
        description: "Virtual machines that run self-hosted integration runtimes",
    },
    // "Run your Stream Analytics in Azure virtual network", MicrosoftDocs/azure-docs, articles/stream-analytics/
    // run-job-in-virtual-network.md, ms.date 05/09/2025: NAT gateway demanded, 5 + 1 + 2 addresses at the least,
    // 10.0.0.0/16 in use by the service. A default route to a firewall is allowed in addition to it and takes precedence: "What is
    // Azure NAT Gateway?", articles/nat-gateway/nat-overview.md, 11/04/2025. The delegation's name: hashicorp/
    // terraform-provider-azurerm, list of service delegations of a subnet.
    streamAnalytics: {
        ...workload,
        delegation: "Microsoft.StreamAnalytics/streamingJobs",
        minimumPrefixLength: 29,
        reservedRanges: ["10.0.0.0/16"],
        natGateway: true,
        description: "Stream Analytics jobs injected into the network",
    },
    // "Create virtual network data gateways", MicrosoftDocs/data-integration, data-integration/vnet/
    // create-data-gateways.md, and data-gateway-architecture.md: not named "gatewaysubnet", no IPv6, no 10.0.1.x,
    // obeys security groups. Size: 7 members at most ("Gateways - Create Gateway", Fabric REST API) and Azure's 5.
    powerBiGateway: {
        ...workload,
        delegation: "Microsoft.PowerPlatform/vnetaccesslinks",
        minimumPrefixLength: 28,
        reservedRanges: ["10.0.1.0/24"],
        description: "Virtual network data gateways of Power BI and Fabric",
    },
    // "Configure Managed DevOps Pools networking", MicrosoftDocs/azure-devops-docs, docs/managed-devops-pools/
    // configure-networking.md: one pool per subnet, room for the largest pool and Azure's 5 addresses; no number given.
    agents: {
        ...workload,
        delegation: "Microsoft.DevOpsInfrastructure/pools",
        minimumPrefixLength: azureFloor,
        description: "Build agents of one Managed DevOps Pool",
    },
    // "Azure Firewall FAQ", learn.microsoft.com/azure/firewall/firewall-faq: /26 is enough at any scale; security groups
    // are disabled on the subnet.
    firewall: {
        ...gatewayLike,
        subnetName: "AzureFirewallSubnet",
        minimumPrefixLength: 26,
        description: "Azure Firewall",
    },
    // "Azure Firewall forced tunneling", articles/firewall/forced-tunneling.md: /26, its only route a default route to
    // the Internet. unverified: network security group; set as for AzureFirewallSubnet.
    firewallManagement: {
        ...gatewayLike,
        subnetName: "AzureFirewallManagementSubnet",
        minimumPrefixLength: 26,
        description: "Management traffic of Azure Firewall under forced tunneling and in the Basic SKU",
    },
    // Includes of the VPN and ExpressRoute pages (MicrosoftDocs/azure-docs, ms.date 09/26/2023): security groups and a
    // 0.0.0.0/0 route are not supported. /27 is what Microsoft recommends; a Basic gateway would take a /29.
    gateway: {
        ...gatewayLike,
        subnetName: "GatewaySubnet",
        minimumPrefixLength: 27,
        description: "VPN or ExpressRoute gateway",
    },
    dnsResolverInbound: { ...dnsResolver, description: "Inbound endpoint of a DNS Private Resolver" },
    dnsResolverOutbound: { ...dnsResolver, description: "Outbound endpoint of a DNS Private Resolver" },
} as const satisfies Readonly<Record<string, SubnetPurpose>>;

/** A purpose of the table, by its key. */
export type SubnetPurposeName = keyof typeof subnetPurposes;
