/** What a kind of resource costs while it is there. */
export interface Price {
    /** Type token. */
    type: string;
    /** What is paid for. */
    name: string;
    /** Which resources of the type it holds for; all unless given. */
    when?: (inputs: Record<string, unknown>) => boolean;
    /** EUR an hour for each. */
    perHour?: number;
    /** EUR for each, however short it is there. */
    once?: number;
    /** Where the price is from. */
    source: string;
}

/**
 * Day on which the sources were read. Sources state list prices in USD, taken as so many EUR: on the high side as long as
 * a euro buys more than a dollar. Unverified: no source could be read that day, see the price list of the service.
 */
export const pricesRead = "2026-11-22";

const list = "https://azure.microsoft.com/pricing/details";
const unverified = (service: string) => `unverified; ${list}/${service}/`;
const c3x = (kind: string) => `https://c3x.dev/resources/azure/${kind}/`;

const tierOf = ({ sku }: Record<string, unknown>) => (sku as { tier?: unknown } | undefined)?.tier;
const kindOfKey = ({ properties }: Record<string, unknown>) => (properties as { kty?: unknown } | undefined)?.kty;

/** Prices of what costs money; most specific first. */
export const prices: readonly Price[] = [
    {
        type: "azure-native:network:AzureFirewall",
        name: "Azure Firewall Standard",
        when: (inputs) => tierOf(inputs) === "Standard",
        perHour: 1.25,
        source: unverified("azure-firewall"),
    },
    // Also what a firewall counts as whose tier is not known.
    {
        type: "azure-native:network:AzureFirewall",
        name: "Azure Firewall Premium",
        perHour: 1.75,
        source: unverified("azure-firewall"),
    },
    {
        type: "azure-native:network:NatGateway",
        name: "NAT gateway",
        perHour: 0.045,
        source: c3x("azurerm_nat_gateway"),
    },
    {
        type: "azure-native:network:PublicIPAddress",
        name: "Public address, Standard, static",
        perHour: 0.005,
        source: c3x("azurerm_nat_gateway"),
    },
    {
        type: "azure-native:network:PrivateEndpoint",
        name: "Private endpoint",
        perHour: 0.01,
        source: c3x("azurerm_private_endpoint"),
    },
    {
        type: "azure-native:privatedns:PrivateZone",
        name: "Private DNS zone, 0.50 a month",
        perHour: 0.001,
        source: unverified("dns"),
    },
    {
        type: "azure-native:operationalinsights:Workspace",
        name: "Log Analytics, 0.1 GB an hour at 3.00 a GB",
        perHour: 0.3,
        source: unverified("monitor"),
    },
    {
        type: "azure-native:storage:StorageAccount",
        name: "Storage account, almost empty",
        perHour: 0.01,
        source: unverified("storage/blobs"),
    },
    {
        type: "azure-native:security:DefenderForStorage",
        name: "Defender for Storage, 10 an account and month",
        perHour: 0.014,
        source: unverified("defender-for-cloud"),
    },
    {
        type: "azure-native:keyvault:Key",
        name: "Key in hardware, a month at least",
        when: (inputs) => kindOfKey(inputs) !== "RSA",
        once: 5,
        source: unverified("key-vault"),
    },
    {
        type: "azure-native:keyvault:Key",
        name: "Key, its operations",
        perHour: 0.001,
        source: unverified("key-vault"),
    },
    {
        type: "azure-native:network:VirtualNetworkPeering",
        name: "Peering, 0.1 GB an hour",
        perHour: 0.001,
        source: unverified("virtual-network"),
    },
    {
        type: "azure-native:network:FlowLog",
        name: "Flow logs, 0.1 GB an hour at 0.50 a GB",
        perHour: 0.05,
        source: unverified("network-watcher"),
    },
    // Serverless SQL at 0.91 a DBU; the size's DBU an hour are Databricks' own. It runs from the moment it is made.
    {
        type: "databricks:index/sqlEndpoint:SqlEndpoint",
        name: "SQL warehouse 2X-Small, 4 DBU an hour",
        when: ({ clusterSize }) => clusterSize === "2X-Small",
        perHour: 3.64,
        source: unverified("databricks"),
    },
    {
        type: "databricks:index/sqlEndpoint:SqlEndpoint",
        name: "SQL warehouse of another size, taken as Large, 40 DBU an hour",
        perHour: 36.4,
        source: unverified("databricks"),
    },
];

/** Kinds that cost nothing by themselves. */
export const freeTypes: ReadonlySet<string> = new Set([
    "azure-native:applicationinsights:Component", // bills what it sends to its workspace
    "azure-native:authorization:ManagementLockByScope",
    "azure-native:authorization:RoleAssignment",
    "azure-native:databricks:AccessConnector",
    "azure-native:databricks:Workspace", // bills the compute that runs in it
    "azure-native:keyvault:Vault", // bills operations, counted with the keys
    "azure-native:managedidentity:UserAssignedIdentity",
    "azure-native:monitor:ActionGroup",
    "azure-native:monitor:DiagnosticSetting", // bills what it sends to its workspace
    "azure-native:network:FirewallPolicy", // free for a firewall by itself
    "azure-native:network:FirewallPolicyRuleCollectionGroup",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:PrivateDnsZoneGroup",
    "azure-native:network:RouteTable",
    "azure-native:network:Subnet",
    "azure-native:network:VirtualNetwork",
    "azure-native:privatedns:VirtualNetworkLink",
    "azure-native:resources:Deployment",
    "azure-native:resources:ResourceGroup",
    "azure-native:storage:BlobContainer",
    "azure-native:storage:BlobServiceProperties",
    "azure-native:storage:ManagementPolicy",
]);
