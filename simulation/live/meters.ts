import { ownTargets } from "../services/machine-learning/managedNetwork";
import { reportingMeters, sqlMeters } from "./sqlMeters";

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
    /** Machine in the price list, which has a meter for each size; none unless given, and then the meter is the size. */
    machine?: { readonly size: string; readonly lowPriority: boolean };
    /** How many a resource is billed for; 1 unless given. */
    count?: (inputs: Record<string, unknown>) => number;
    /** Regions that a resource is billed in, once in each; its own unless given. */
    regions?: (inputs: Record<string, unknown>) => string[];
    /** Whether it is billed next to what else bills the resource; false unless given. */
    inAddition?: boolean;
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

const containerRegistry = {
    service: "Container Registry",
    product: "Container Registry",
    sku: "Premium",
    meter: "Premium Registry Unit",
    source: provider("container_registry"),
};

const privateEndpoint = {
    service: "Virtual Network",
    product: "Virtual Network Private Link",
    meter: "Standard Private Endpoint",
    source: provider("private_endpoint"),
};

type Part = Readonly<Record<string, unknown>> | undefined;

/** Rules of a workspace's managed network, by their type. */
function rulesOf({ managedNetwork }: Record<string, unknown>, type: "FQDN" | "PrivateEndpoint"): Part[] {
    const { outboundRules = {} } = (managedNetwork ?? {}) as { outboundRules?: Record<string, Part> };
    return Object.values(outboundRules).filter((rule) => rule?.type === type);
}

/** Whether a workspace's network has a firewall of a tier: it gets one with its first rule by name. */
function hasFirewall(inputs: Record<string, unknown>, tier: string): boolean {
    const { firewallSku = "Standard" } = (inputs.managedNetwork ?? {}) as { firewallSku?: unknown };
    return firewallSku === tier && rulesOf(inputs, "FQDN").length > 0;
}

/** Endpoints inside a workspace's managed network: those of its rules, and those that the service makes itself. */
function endpointsInside(inputs: Record<string, unknown>): number {
    const { isolationMode = "Disabled" } = (inputs.managedNetwork ?? {}) as { isolationMode?: unknown };
    return isolationMode === "Disabled" ? 0 : ownTargets("", inputs).length + rulesOf(inputs, "PrivateEndpoint").length;
}

/** Regions of a model registry, which has a container registry in each. */
function regionsOfRegistry({ location, regionDetails }: Record<string, unknown>): string[] {
    const details = Array.isArray(regionDetails) ? (regionDetails as Part[]) : [{ location }];
    return details.map((each) => String(each?.location));
}

const managedNetworkPricing = "learn.microsoft.com/azure/machine-learning/how-to-managed-network#pricing";

const workspaceFirewall = (tier: "Basic" | "Standard") => ({
    inAddition: true,
    type: "azure-native:machinelearningservices:Workspace",
    title: `Firewall ${tier} of a workspace's managed network`,
    when: (inputs: Record<string, unknown>) => hasFirewall(inputs, tier),
    service: "Azure Firewall",
    sku: tier,
    meter: `${tier} Deployment`,
    source: `${managedNetworkPricing}; unverified: that its price is that of other firewalls`,
});

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
    { ...privateEndpoint, type: "azure-native:network:PrivateEndpoint", title: "Private endpoint" },
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
        ...containerRegistry,
        type: "azure-native:containerregistry:Registry",
        title: "Container registry Premium",
    },
    {
        // Its storage bills what it holds, which is almost nothing.
        ...containerRegistry,
        type: "azure-native:machinelearningservices:Registry",
        title: "Container registry of a model registry, in one region",
        regions: regionsOfRegistry,
    },
    workspaceFirewall("Basic"),
    workspaceFirewall("Standard"),
    {
        ...privateEndpoint,
        type: "azure-native:machinelearningservices:Workspace",
        title: "Private endpoint inside a workspace's managed network",
        inAddition: true,
        when: (inputs) => endpointsInside(inputs) > 0,
        count: endpointsInside,
        source: managedNetworkPricing,
    },
    ...sqlMeters,
    ...reportingMeters,
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
