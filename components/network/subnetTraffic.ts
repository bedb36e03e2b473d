import type { SubnetPurposeName } from "./subnetPurposes";

/** Private traffic that machines of a subnet take and start; everything else is denied. */
export interface SubnetTraffic {
    /** Ports on which machines of the subnet reach one another; none where absent. */
    readonly inside?: readonly string[];
    /** Set where the ranges of Kubernetes' pods belong to the subnet. */
    readonly pods?: true;
    /** Set where Azure's load balancers probe the machines. */
    readonly loadBalancer?: true;
    /** Set where every network that is connected may ask for names. */
    readonly answersDns?: true;
    /** Set where the machines use the network's private endpoints. */
    readonly endpoints?: true;
    /** TCP and UDP ports that the machines reach in connected networks, on-premises ones among them; none where absent. */
    readonly connected?: readonly string[];
}

const any = ["*"] as const;

// Databricks' own rules decide, see databricksNsgRules.ts.
const databricks = { endpoints: true } as const;

/** By purpose; the source of a row stands above it. */
export const subnetTraffic: Readonly<Record<SubnetPurposeName, SubnetTraffic>> = {
    privateEndpoints: {},
    databricksHost: databricks,
    databricksContainer: databricks,
    // "Secure an Azure Machine Learning training environment with virtual networks", how-to-secure-training-vnet.md:
    // compute without a public address takes nothing from Azure. Nodes of one cluster talk to one another in distributed
    // training, on ports that they choose.
    machineLearningCompute: { inside: any, endpoints: true },
    // "Azure CNI Overlay networking", MicrosoftDocs/azure-aks-docs, articles/aks/concepts-network-azure-cni-overlay.md,
    // section on network security groups: node to node, node to pod and pod to pod on all ports and protocols. Services
    // of type LoadBalancer are probed.
    kubernetesNodes: { inside: any, pods: true, loadBalancer: true, endpoints: true },
    // "Create a self-hosted integration runtime": 8060 between nodes where remote access from the intranet is on. Data
    // stores are anywhere.
    integrationRuntimes: { inside: ["8060"], endpoints: true, connected: any },
    // "Connect Stream Analytics jobs to resources in an Azure Virtual Network": a job takes no inbound connection.
    // unverified: whether the nodes of one job talk through the subnet; allowed.
    streamAnalytics: { inside: any, endpoints: true },
    // "Virtual network data gateway architecture": no open ports back to Power BI; data stores are anywhere. unverified:
    // whether members of a cluster talk through the subnet; allowed.
    powerBiGateway: { inside: any, endpoints: true, connected: any },
    // They deploy other stacks over the private endpoints of peered networks.
    agents: { endpoints: true, connected: ["443"] },
    firewall: {},
    firewallManagement: {},
    gateway: {},
    // "What is Azure DNS Private Resolver?": names are asked for over TCP and UDP 53.
    dnsResolverInbound: { answersDns: true },
    dnsResolverOutbound: { connected: ["53"] },
};
