/** One thing that workloads of a service must reach outside the network. */
export interface EgressRequirement {
    /** Short name, unique within the service; a firewall rule can be named after it. */
    readonly name: string;
    /** What the destinations are: Azure service tags, host names, or FQDN tags of Azure Firewall. */
    readonly kind: "serviceTag" | "fqdn" | "fqdnTag";
    /** Destinations; `${region}` stands for the region and `${factory}` for the name of a data factory (any, unless named). */
    readonly destinations: readonly string[];
    /** Protocols; Http and Https make an application rule, Tcp and Udp a network rule. */
    readonly protocols: readonly ("Http" | "Https" | "Tcp" | "Udp")[];
    /** Destination ports or ranges. */
    readonly ports: readonly string[];
    /** Why the workloads need it. */
    readonly reason: string;
}

const tag = { kind: "serviceTag", protocols: ["Tcp"], ports: ["443"] } as const;
const host = { kind: "fqdn", protocols: ["Https"], ports: ["443"] } as const;
const plainHost = { kind: "fqdn", protocols: ["Http"], ports: ["80"] } as const;

/**
 * What each service needs where a firewall is the only egress and its data plane is behind private endpoints. No list
 * holds a bare `*`; a host name has a leading `*.` only where the vendor publishes no narrower one.
 * unverified: that Azure takes a regional tag in lower case (`Storage.westeurope`); the sources write
 * `Storage.<region>`.
 */
export const egressRequirements = {
    // "User-defined route settings for Azure Databricks",
    // learn.microsoft.com/azure/databricks/security/network/classic/
    // udr, and databricks/terraform-databricks-sra, azure/tf/modules/hub/{firewall,locals}.tf, commit 72a96ea. With
    // Private Link the AzureDatabricks tag is not needed. Left out: Sql 3306, the legacy Hive metastore, because the
    // platform uses Unity Catalog only.
    databricks: [
        { ...tag, name: "storage", destinations: ["Storage.${region}"], reason: "Artifacts and logs of Databricks" },
        { ...tag, name: "event-hub", destinations: ["EventHub.${region}"], ports: ["9093"], reason: "Log delivery" },
    ],
    // "Configure inbound and outbound network traffic", MicrosoftDocs/azure-ai-docs, articles/machine-learning/
    // how-to-access-azureml-behind-firewall.md, ms.date 03/19/2026. A managed virtual network needs none of these. The
    // page writes Frontdoor.FirstParty in one table and AzureFrontDoor.FirstParty in another; the latter is the tag.
    machineLearning: [
        {
            ...tag,
            name: "service",
            destinations: ["AzureMachineLearning"],
            ports: ["443", "8787", "18881"],
            reason: "Azure ML",
        },
        {
            ...tag,
            name: "service-udp",
            destinations: ["AzureMachineLearning"],
            protocols: ["Udp"],
            ports: ["5831"],
            reason: "Azure ML",
        },
        {
            ...tag,
            name: "batch",
            destinations: ["BatchNodeManagement.${region}"],
            reason: "Compute is run by Azure Batch",
        },
        { ...tag, name: "resource-manager", destinations: ["AzureResourceManager"], reason: "Creates resources" },
        {
            ...tag,
            name: "storage",
            destinations: ["Storage.${region}"],
            reason: "Compute reads storage of Azure Batch",
        },
        { ...tag, name: "front-door", destinations: ["AzureFrontDoor.FrontEnd"], reason: "Entry point of the studio" },
        {
            ...tag,
            name: "images",
            destinations: ["MicrosoftContainerRegistry", "AzureFrontDoor.FirstParty"],
            reason: "Container images that Microsoft provides",
        },
    ],
    // "Outbound network and FQDN rules for AKS clusters" and "Control egress traffic using Azure Firewall",
    // MicrosoftDocs/azure-aks-docs, articles/aks/{outbound-rules-control-egress,limit-egress-traffic}.md, 06/18/2026.
    // Left out: 1194 and 9000, not for private clusters; 123, not for nodes provisioned after March 2021.
    kubernetes: [
        {
            name: "cluster",
            kind: "fqdnTag",
            destinations: ["AzureKubernetesService"],
            protocols: ["Http", "Https"],
            ports: ["80", "443"],
            reason: "Control plane, images and packages of the cluster",
        },
    ],
    // "Configure Managed DevOps Pools networking", MicrosoftDocs/azure-devops-docs, docs/managed-devops-pools/
    // configure-networking.md, ms.date 10/27/2025, and docs/pipelines/agents/includes/v3/qa-firewall.md, 04/02/2025, for
    // organisations at dev.azure.com; artifacts of pipelines are in blobs of Azure DevOps, whose names are not published.
    // Left out: other distributions than Ubuntu, and md-*.blob.storage.azure.net, data disks only.
    agents: [
        {
            ...host,
            name: "pools",
            destinations: [
                "*.prod.manageddevops.microsoft.com",
                "rmprodbuilds.azureedge.net",
                "*.queue.core.windows.net",
            ],
            reason: "Managed DevOps Pools: service, worker binaries, worker queue",
        },
        {
            ...host,
            name: "azure-devops",
            destinations: [
                "dev.azure.com",
                "*.dev.azure.com",
                "*.vsassets.io",
                "*.vsblob.visualstudio.com",
                "*.vssps.visualstudio.com",
                "*.vstmr.visualstudio.com",
                "*.blob.core.windows.net",
            ],
            reason: "Azure DevOps: jobs, the agent itself, artifacts, test results",
        },
        {
            ...host,
            name: "linux",
            destinations: ["www.microsoft.com", "packages.microsoft.com"],
            reason: "Sets up Linux",
        },
    ],
    // What deploys the platform: Resource Manager and the Databricks account, whose host is that of the account's
    // provider. Workspaces, vaults and storage are behind private endpoints.
    deployment: [
        { ...tag, name: "resource-manager", destinations: ["AzureResourceManager"], reason: "Creates resources" },
        {
            ...host,
            name: "databricks-account",
            destinations: ["accounts.azuredatabricks.net"],
            reason: "Objects of the Databricks account",
        },
    ],
    // Pulumi: pulumi/pulumi, sdk/go/common/workspace/plugins.go: plug-ins come from releases on GitHub, else from
    // get.pulumi.com. Hosts of GitHub's releases: github/docs, data/reusables/actions/runner-essential-communications.md;
    // unverified there: release-assets, to which its downloads redirect. Left out: the Go module proxy, since an agent
    // with Pulumi on its PATH builds no engine.
    buildTools: [
        {
            ...host,
            name: "pulumi",
            destinations: [
                "get.pulumi.com",
                "api.pulumi.com",
                "github.com",
                "api.github.com",
                "objects.githubusercontent.com",
                "release-assets.githubusercontent.com",
            ],
            reason: "Pulumi and its plug-ins",
        },
        { ...host, name: "npm", destinations: ["registry.npmjs.org"], reason: "Packages of Node.js" },
        { ...host, name: "pypi", destinations: ["pypi.org", "files.pythonhosted.org"], reason: "Packages of Python" },
    ],
    // "Run your Azure Stream Analytics job in an Azure Virtual Network", MicrosoftDocs/azure-docs, articles/
    // stream-analytics/run-job-in-virtual-network.md, ms.date 05/09/2025: the job's own storage account, and inputs and
    // outputs by private endpoint or service tag. unverified: that nothing else is needed; the page has no list. Ports:
    // articles/event-hubs/includes/event-hubs-connectivity.md, ms.date 07/29/2024.
    streamAnalytics: [
        { ...tag, name: "storage", destinations: ["Storage.${region}"], reason: "Checkpoints, inputs and outputs" },
        {
            ...tag,
            name: "event-hub",
            destinations: ["EventHub.${region}"],
            ports: ["443", "5671", "5672"],
            reason: "Inputs and outputs",
        },
    ],
    // AKS page above, section Azure Monitor. Not needed where a private link scope carries the traffic.
    monitoring: [{ ...tag, name: "azure-monitor", destinations: ["AzureMonitor"], reason: "Metrics and logs" }],
    // Azure ML page above (80 and 443); the Databricks page recommends the tag too.
    entra: [{ ...tag, name: "entra", destinations: ["AzureActiveDirectory"], ports: ["80", "443"], reason: "Sign-in" }],
    // Include domain-and-outbound-port-requirements.md of "Create a self-hosted integration runtime", MicrosoftDocs/
    // azure-docs (old English copy, newer translated ones). Left out: *.servicebus.windows.net, interactive authoring
    // only;
    // data stores, behind private endpoints.
    integrationRuntimes: [
        {
            ...host,
            name: "factory",
            destinations: ["${factory}.${region}.datafactory.azure.net"],
            reason: "Data Factory",
        },
        { ...host, name: "updates", destinations: ["download.microsoft.com"], reason: "Updates of the runtime" },
    ],
    // "Virtual network data gateway architecture", MicrosoftDocs/data-integration, data-integration/vnet/
    // data-gateway-architecture.md: no open ports back to Power BI, an internal Microsoft tunnel carries the data.
    powerBiGateway: [],
    // AKS and agents pages above. unverified: FQDN tag WindowsUpdate, seen in published rules, its page was not read.
    operatingSystemUpdates: [
        {
            ...plainHost,
            name: "ubuntu",
            destinations: ["azure.archive.ubuntu.com", "changelogs.ubuntu.com", "security.ubuntu.com"],
            reason: "Packages and security updates",
        },
        { ...host, name: "ubuntu-snapshots", destinations: ["snapshot.ubuntu.com"], reason: "Updates by snapshot" },
        {
            name: "windows",
            kind: "fqdnTag",
            destinations: ["WindowsUpdate"],
            protocols: ["Http", "Https"],
            ports: ["80", "443"],
            reason: "Windows Update",
        },
    ],
} as const satisfies Readonly<Record<string, readonly EgressRequirement[]>>;

/** A service of the table, by its key. */
export type EgressService = keyof typeof egressRequirements;
