import { azure, offByDefault, opensWhenOn, type Protection } from "./protection";

const modes = ["Off", "Alert", "Deny"] as const;

/**
 * Of networks. Defaults and values: descriptions of the inputs in
 * @pulumi/azure-native 3.28.0, from Azure/azure-rest-api-specs. What the tiers of a firewall have: "Choose
 * the right Azure Firewall version to meet your needs", learn.microsoft.com/azure/firewall/choose-firewall-sku: threat
 * intelligence denies from Standard on, intrusion detection and TLS inspection are Premium.
 */
export const networkProtections: readonly Protection[] = [
    {
        types: azure("network:FirewallPolicy", "network:AzureFirewall"),
        path: /^sku\.tier$/,
        weaker: { order: ["Basic", "Standard", "Premium"], unset: "Standard" },
        says: "is of a lower tier",
        severity: "high",
    },
    {
        types: azure("network:FirewallPolicy"),
        path: /^intrusionDetection\.mode$/,
        weaker: { order: modes, unset: "Off" },
        says: "detects intrusions less strictly",
        severity: "high",
    },
    {
        types: azure("network:FirewallPolicy"),
        path: /^intrusionDetection\.configuration\.bypassTrafficSettings\[\]$/,
        weaker: "more",
        says: "looks for intrusions in less traffic",
        severity: "medium",
    },
    {
        types: azure("network:FirewallPolicy"),
        path: /^intrusionDetection\.configuration\.signatureOverrides\[\]\.mode$/,
        weaker: { order: modes, unset: "Alert" },
        says: "detects some intrusions less strictly",
        severity: "medium",
    },
    {
        types: azure("network:FirewallPolicy", "network:AzureFirewall"),
        path: /^threatIntelMode$/,
        weaker: { order: modes, unset: "Alert" },
        says: "treats known malicious addresses less strictly",
        severity: "high",
    },
    {
        types: azure("network:FirewallPolicy"),
        path: /^threatIntelWhitelist\.(fqdns|ipAddresses)\[\]$/,
        weaker: "more",
        says: "trusts more addresses whatever is known of them",
        severity: "medium",
    },
    {
        types: azure("network:FirewallPolicy"),
        path: /^transportSecurity\.certificateAuthority$/,
        weaker: "fewer",
        says: "no longer inspects TLS",
        severity: "high",
    },
    {
        types: azure("network:AzureFirewall"),
        path: /^firewallPolicy\.id$/,
        weaker: "fewer",
        says: "has no policy any more",
        severity: "high",
    },
    {
        types: azure("network:VirtualNetwork", "network:FirewallPolicy"),
        path: /^(dhcpOptions\.dnsServers|dnsSettings\.servers)\[\]$/,
        weaker: "more public addresses",
        says: "resolves names by public DNS servers",
        severity: "high",
    },
    {
        types: azure("network:VirtualNetwork"),
        path: /^(enableDdosProtection|encryption\.enabled)$/,
        weaker: offByDefault,
        says: "protects its traffic less",
        severity: "medium",
    },
    {
        types: azure("network:VirtualNetwork"),
        path: /^encryption\.enforcement$/,
        weaker: { order: ["AllowUnencrypted", "DropUnencrypted"], unset: "AllowUnencrypted" },
        says: "lets traffic through that is not encrypted",
        severity: "medium",
    },
    {
        types: azure("network:Subnet"),
        path: /^(routeTable|networkSecurityGroup)\.id$/,
        weaker: "fewer",
        says: "has no route table or security group any more",
        severity: "high",
    },
    {
        types: azure("network:Subnet"),
        path: /^natGateway\.id$/,
        weaker: "more",
        says: "gets another path to the internet",
        severity: "medium",
    },
    {
        types: azure("network:Subnet"),
        path: /^privateEndpointNetworkPolicies$/,
        weaker: {
            order: ["Disabled", "RouteTableEnabled", "NetworkSecurityGroupEnabled", "Enabled"],
            unset: "Disabled",
        },
        says: "applies fewer of its rules to private endpoints",
        severity: "medium",
    },
    {
        types: azure("network:RouteTable", "network:Route"),
        path: /^(routes\[\]\.)?nextHopType$/,
        weaker: {
            order: ["Internet", "VirtualNetworkGateway", "VnetLocal", "VirtualAppliance", "None"],
            unset: "VirtualAppliance",
        },
        says: "sends traffic past the firewall",
        severity: "high",
    },
    {
        types: azure("network:RouteTable", "network:Route"),
        path: /^(routes\[\]\.)?nextHopIpAddress$/,
        weaker: "fewer",
        says: "sends no traffic to this address any more",
        severity: "high",
    },
    {
        types: azure("network:VirtualNetworkPeering"),
        path: /^(allowForwardedTraffic|allowGatewayTransit|useRemoteGateways)$/,
        weaker: opensWhenOn,
        says: "lets more traffic of the other network through",
        severity: "medium",
    },
    {
        types: azure("network:PublicIPAddress"),
        path: /^ddosSettings\.protectionMode$/,
        weaker: { order: ["Disabled", "VirtualNetworkInherited", "Enabled"], unset: "VirtualNetworkInherited" },
        says: "is protected less against denial of service",
        severity: "medium",
    },
];
