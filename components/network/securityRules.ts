import type * as inputs from "@pulumi/azure-native/types/input";
import { databricksNsgRules, type DatabricksNsgMode } from "./databricksNsgRules";
import type { SubnetPurposeName } from "./subnetPurposes";

/** One rule of a network security group. */
export type SecurityRule = inputs.network.SecurityRuleArgs;

const rule = (
    name: string,
    priority: number,
    direction: "Inbound" | "Outbound",
    access: "Allow" | "Deny",
    from: string,
    to: string,
    ports: readonly string[],
    protocol = "Tcp",
): SecurityRule => ({
    name,
    priority,
    direction,
    access,
    protocol,
    sourceAddressPrefix: from,
    sourcePortRange: "*",
    destinationAddressPrefix: to,
    ...(ports.length === 1 ? { destinationPortRange: ports[0] } : { destinationPortRanges: [...ports] }),
});

// What lives here is reached by HTTPS (and SQL) from inside, and starts nothing itself. Databricks wants 443, 3306, 6666
// and 8443-8451, where its machines reach the control plane and the relay: "Enable Private Link", section on the private
// endpoint's subnet, learn.microsoft.com/azure/databricks/security/network/classic/private-link.
// unverified: the page's own text; the ports are from a public digest of the Private Link pages and from the security
// groups that databricks/terraform-databricks-sra makes for the same purpose on AWS.
const privateEndpointRules = [
    rule("AllowServicesInbound", 100, "Inbound", "Allow", "VirtualNetwork", "VirtualNetwork", [
        "443",
        "1433",
        "3306",
        "6666",
        "8080",
        "8443-8451",
        "5671-5672",
        "9093",
    ]),
    rule("DenyOtherInbound", 4096, "Inbound", "Deny", "*", "*", ["*"], "*"),
    rule("DenyAllOutbound", 4096, "Outbound", "Deny", "*", "*", ["*"], "*"),
];

// No remote shell from one machine to the next: PSRule Azure.NSG.LateralTraversal.
const noLateralMovement = [
    rule("DenyRemoteShellsOutbound", 4000, "Outbound", "Deny", "*", "VirtualNetwork", ["22", "3389"]),
];

/**
 * Rules of a purpose's security group, on top of Azure's own (inside the network: allowed; from the internet: denied).
 * Databricks' rules are declared as Databricks itself writes them, or every deployment would take them away again.
 */
export function securityRules(purpose: SubnetPurposeName, databricksMode: DatabricksNsgMode): SecurityRule[] {
    switch (purpose) {
        case "privateEndpoints":
            return privateEndpointRules;
        case "databricksHost":
        case "databricksContainer":
            return databricksNsgRules[databricksMode].map((entry) =>
                rule(
                    entry.name,
                    entry.priority,
                    entry.direction,
                    entry.access,
                    entry.source,
                    entry.destination,
                    entry.ports,
                    entry.protocol,
                ),
            );
        case "agents":
        case "integrationRuntimes":
        case "powerBiGateway":
        case "streamAnalytics":
            return noLateralMovement;
        case "machineLearningCompute":
        case "kubernetesNodes":
        case "dnsResolverInbound":
        case "dnsResolverOutbound":
        case "firewall":
        case "firewallManagement":
        case "gateway":
            return [];
    }
}
