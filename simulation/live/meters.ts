/** What a kind of resource is billed by, as the Azure Retail Prices list names it. */
export interface Meter {
    /** Type token. */
    type: string;
    /** What is paid for. */
    title: string;
    /** Which resources of the type are billed by it; all unless given. */
    when?: (inputs: Record<string, unknown>) => boolean;
    /** Service in the price list. */
    service: string;
    /** Product in the price list; any unless given. */
    product?: string;
    /** Stock keeping unit in the price list; any unless given. */
    sku?: string;
    /** Meter in the price list. */
    meter: string;
    /** Units of the meter that each resource is taken to use in an hour; 1 unless given. */
    unitsPerHour?: number;
    /** Whether a whole unit is billed, however short the resource is there; false unless given. */
    wholeUnit?: boolean;
    /** Where the names of service, unit and meter are from. */
    source: string;
}

/** The names by which infracost finds prices in the same list. */
const infracost = (file: string) => `github.com/infracost/infracost, internal/${file}.go`;
const provider = (file: string) => infracost(`providers/terraform/azure/${file}`);
const resource = (file: string) => infracost(`resources/azure/${file}`);

const tierOf = ({ sku }: Record<string, unknown>) => (sku as { tier?: unknown } | undefined)?.tier;
const kindOfKey = ({ properties }: Record<string, unknown>) => (properties as { kty?: unknown } | undefined)?.kty;

const firewall = (tier: "Standard" | "Premium") => ({
    type: "azure-native:network:AzureFirewall",
    title: `Azure Firewall ${tier}`,
    service: "Azure Firewall",
    sku: tier,
    meter: `${tier} Deployment`,
    source: provider("firewall"),
});

const eventHubs = {
    type: "azure-native:eventhub:Namespace",
    service: "Event Hubs",
    source: "azure.microsoft.com/pricing/details/event-hubs; the meters' names are unverified",
};

// The machines of a Pro warehouse are billed separately; the price of a serverless DBU includes them, so it is used for both.
const warehouse = {
    type: "databricks:index/sqlEndpoint:SqlEndpoint",
    service: "Azure Databricks",
    product: "Azure Databricks Regional",
    sku: "Premium Serverless SQL",
    meter: "Premium Serverless SQL DBU",
    source: "github.com/microsoft/LakeBench, src/lakebench/engines/databricks_pricing.py",
};

/** Meters of what is billed while it is there; most specific first. */
export const meters: readonly Meter[] = [
    { ...firewall("Standard"), when: (inputs) => tierOf(inputs) === "Standard" },
    // Also what a firewall counts as whose tier is not known.
    firewall("Premium"),
    {
        type: "azure-native:network:NatGateway",
        title: "NAT gateway",
        service: "NAT Gateway",
        meter: "Standard Gateway",
        source: provider("nat_gateway"),
    },
    {
        type: "azure-native:network:PublicIPAddress",
        title: "Public address, Standard, static",
        service: "Virtual Network",
        product: "IP Addresses",
        sku: "Standard",
        meter: "Standard IPv4 Static Public IP",
        source: provider("public_ip"),
    },
    {
        type: "azure-native:network:PrivateEndpoint",
        title: "Private endpoint",
        service: "Virtual Network",
        product: "Virtual Network Private Link",
        meter: "Standard Private Endpoint",
        source: provider("private_endpoint"),
    },
    {
        type: "azure-native:privatedns:PrivateZone",
        title: "Private DNS zone",
        service: "Azure DNS",
        meter: "Private Zone",
        source: "azure.microsoft.com/pricing/details/dns; the meter's name is unverified",
    },
    {
        type: "azure-native:operationalinsights:Workspace",
        title: "Log Analytics, 0.1 GB an hour",
        service: "Log Analytics",
        sku: "Analytics Logs",
        meter: "Analytics Logs Data Ingestion",
        unitsPerHour: 0.1,
        source: resource("log_analytics_workspace"),
    },
    {
        // The price of the shortest time between two evaluations that the platform takes.
        type: "azure-native:monitor:ScheduledQueryRule",
        title: "Log search alert, every 5 minutes",
        service: "Azure Monitor",
        meter: "Alerts System Log Monitored at 5 Minute Frequency",
        source: resource("monitor_scheduled_query_rules_alert"),
    },
    {
        type: "azure-native:security:DefenderForStorage",
        title: "Defender for Storage",
        service: "Microsoft Defender for Cloud",
        product: "Microsoft Defender for Storage",
        meter: "Standard Node",
        source: resource("security_center_subscription_pricing"),
    },
    {
        type: "azure-native:keyvault:Key",
        title: "Key in hardware, a month at least",
        when: (inputs) => kindOfKey(inputs) !== "RSA",
        service: "Key Vault",
        product: "Key Vault",
        sku: "Premium",
        meter: "Premium HSM-protected Advanced Key",
        wholeUnit: true,
        source: provider("key_vault_key"),
    },
    {
        ...eventHubs,
        title: "Event Hubs Standard, one throughput unit",
        when: (inputs) => tierOf(inputs) === "Standard",
        sku: "Standard",
        meter: "Standard Throughput Unit",
    },
    {
        // Also what a namespace counts as whose tier is not known.
        ...eventHubs,
        title: "Event Hubs Premium, one processing unit",
        sku: "Premium",
        meter: "Premium Processing Unit",
    },
    {
        type: "azure-native:network:FlowLog",
        title: "Flow logs, 0.1 GB an hour",
        service: "Network Watcher",
        meter: "Standard Network Logs Collected",
        unitsPerHour: 0.1,
        source: resource("network_watcher_flow_log"),
    },
    {
        ...warehouse,
        title: "SQL warehouse 2X-Small, 4 DBU an hour",
        when: ({ clusterSize }) => clusterSize === "2X-Small",
        unitsPerHour: 4,
    },
    { ...warehouse, title: "SQL warehouse of another size, taken as Large, 40 DBU an hour", unitsPerHour: 40 },
];

/** Resource types that have no bill of their own. */
export const unbilledTypes: ReadonlySet<string> = new Set([
    "azure-native:applicationinsights:Component", // bills what it sends to its workspace
    "azure-native:authorization:ManagementLockByScope",
    "azure-native:authorization:RoleAssignment",
    "azure-native:databricks:AccessConnector",
    "azure-native:databricks:Workspace", // bills the compute that runs in it
    "azure-native:eventhub:EventHub", // bills its namespace
    "azure-native:eventhub:NamespaceNetworkRuleSet",
    "azure-native:keyvault:Key", // in software: bills its operations, which are few
    "azure-native:keyvault:Vault", // bills operations
    "azure-native:managedidentity:UserAssignedIdentity",
    "azure-native:monitor:ActionGroup",
    "azure-native:monitor:ActivityLogAlert",
    "azure-native:monitor:PrivateLinkScope", // bills its private endpoint
    "azure-native:monitor:PrivateLinkScopedResource",
    "azure-native:monitor:DiagnosticSetting", // bills what it sends to its workspace
    "azure-native:network:FirewallPolicy", // free for a single firewall
    "azure-native:network:FirewallPolicyRuleCollectionGroup",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:PrivateDnsZoneGroup",
    "azure-native:network:RouteTable",
    "azure-native:network:Subnet",
    "azure-native:network:VirtualNetwork",
    "azure-native:network:VirtualNetworkPeering", // bills what goes through it, which is little
    "azure-native:privatedns:VirtualNetworkLink",
    "azure-native:resources:Deployment",
    "azure-native:resources:ResourceGroup",
    "azure-native:storage:BlobContainer",
    "azure-native:storage:BlobServiceProperties",
    "azure-native:storage:FileServiceProperties",
    "azure-native:storage:ManagementPolicy",
    "azure-native:storage:QueueServiceProperties",
    "azure-native:storage:StorageAccount", // bills what it holds, which is almost nothing
    "azure-native:storage:TableServiceProperties",
]);
