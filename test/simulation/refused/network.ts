import type { Inputs } from "../../../simulation/core/simulatedType";
import { account, accountId, endpoint, idIn, network, networkId, subnet, subnetId, zone, type Asked } from "../support";
import type { RefusedCase } from "./cases";

const east = { location: "eastus" };
const inEast = ([type, inputs]: Asked): Asked => [type, { ...inputs, ...east }];
const of = (kind: string, name: string) => ({ id: idIn(`Microsoft.Network/${kind}`, name) });
const securityGroup = (name: string): Asked => ["network:NetworkSecurityGroup", { networkSecurityGroupName: name }];
const routeTable = (name: string): Asked => ["network:RouteTable", { routeTableName: name }];
const gateway = (name: string, more: Inputs = {}): Asked => ["network:NatGateway", { natGatewayName: name, ...more }];
const address = (name: string, more: Inputs = {}): Asked => [
    "network:PublicIPAddress",
    { publicIpAddressName: name, sku: { name: "Standard" }, publicIPAllocationMethod: "Static", ...more },
];
const addressOf = (name: string) => of("publicIPAddresses", name);

const ruleBase = {
    name: "a",
    priority: 100,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourceAddressPrefix: "VirtualNetwork",
    sourcePortRange: "*",
    destinationAddressPrefix: "10.0.0.0/8",
    destinationPortRanges: ["443", "8000-8080"],
};
const rules = (...each: Inputs[]) => ({ networkSecurityGroupName: "n", securityRules: each });
const rule = (what: string, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:network:NetworkSecurityGroup",
    what,
    passes: rules(ruleBase),
    broken: rules({ ...ruleBase, ...broken }),
    says,
});
const wrongAddress = "an address that is neither one, nor a range without bits of hosts, nor a service tag";
const without = "a rule without source, destination or their ports";
const missing = (input: string, words: string) =>
    rule(
        without,
        { [input]: undefined },
        new RegExp(`^400 SecurityRuleParametersMissing: .*/securityRules/a\\..*${words}`),
    );

const ruleCases: RefusedCase[] = [
    rule(
        "a priority outside 100 to 4096",
        { priority: 50 },
        /^400 SecurityRuleInvalidPriority: Security rule has invalid Priority\. Value provided: 50 Allowed range 100-4096\.$/,
    ),
    rule("a priority outside 100 to 4096", { priority: 4097 }, /Value provided: 4097/),
    rule(
        "a port that is none",
        { destinationPortRanges: ["443", "99999"] },
        /^400 SecurityRuleInvalidPortRange: .*Value provided: 99999\. .*Valid range 0-65535\.$/,
    ),
    rule("a port that is none", { sourcePortRange: "90-80" }, /Value provided: 90-80\./),
    rule(
        wrongAddress,
        { sourceAddressPrefix: "10.0.0.0/33" },
        /^400 SecurityRuleInvalidAddressPrefix: .*10\.0\.0\.0\/33\.$/,
    ),
    rule(wrongAddress, { destinationAddressPrefix: "20.20.20.20/16" }, /Value provided: 20\.20\.20\.20\/16\.$/),
    rule(wrongAddress, { destinationAddressPrefix: "AzureBastionSubnet" }, /Value provided: AzureBastionSubnet\.$/),
    rule(wrongAddress, { sourceAddressPrefix: "Storage.Mars" }, /Value provided: Storage\.Mars\.$/),
    rule(
        "a service tag in a list of addresses",
        { destinationAddressPrefix: undefined, destinationAddressPrefixes: ["10.0.0.0/8", "VirtualNetwork"] },
        /^400 SecurityRuleParameterContainsUnsupportedValue: Security rule parameter DestinationAddressPrefix for rule with Id .*\/securityRules\/a .*Unsupported value used: VirtualNetwork\.$/,
    ),
    missing("sourceAddressPrefix", "must specify SourceAddressPrefixes, SourceAddressPrefix, or Source"),
    missing("destinationAddressPrefix", "must specify DestinationAddressPrefixes, DestinationAddressPrefix, or"),
    missing("sourcePortRange", "SourcePortRanges or SourcePortRange"),
    missing("destinationPortRanges", "DestinationPortRanges or DestinationPortRange"),
    {
        ...rule(
            "one name twice in securityRules",
            {},
            /^400 InvalidRequestFormat: .*DuplicateResourceName: .*\(A\)\.$/,
        ),
        broken: rules(ruleBase, { ...ruleBase, name: "A", priority: 101 }),
    },
    {
        ...rule(
            "two rules of one direction with the same priority",
            {},
            /^400 SecurityRuleConflict: Security rule b conflicts/,
        ),
        broken: rules(ruleBase, { ...ruleBase, name: "b" }),
    },
];

const attached = (input: string, made: Asked, id: object): RefusedCase => ({
    type: "azure-native:network:Subnet",
    what: "another region at networkSecurityGroup.id, routeTable.id, natGateway.id",
    there: [network("v1"), inEast(network("far", "10.1.0.0/16")), made],
    passes: { ...subnet("v1", "s")[1], [input]: id },
    broken: { virtualNetworkName: "far", addressPrefix: "10.1.0.0/24" },
    says: /^400 InvalidResourceReference: Resource .* referenced by resource .*\/subnets\/s was not found\. .* it is in westeurope, not in eastus\.$/,
});
const ofSubnet = (what: string, broken: Inputs, says: RegExp, there: Asked[] = []): RefusedCase => ({
    type: "azure-native:network:Subnet",
    what,
    there: [network("v1"), ...there],
    passes: { virtualNetworkName: "v1", subnetName: "s", addressPrefix: "10.0.0.0/29" },
    broken,
    says,
});
const guarded = { networkSecurityGroup: of("networkSecurityGroups", "n") };

const subnetCases: RefusedCase[] = [
    attached("networkSecurityGroup", securityGroup("n"), of("networkSecurityGroups", "n")),
    attached("routeTable", routeTable("r"), of("routeTables", "r")),
    attached("natGateway", gateway("g"), of("natGateways", "g")),
    ofSubnet(
        "what is no range at addressPrefix, addressPrefixes[]",
        { addressPrefix: "10.0.0.0/33" },
        /^400 InvalidAddressPrefixFormat: Address prefix 10\.0\.0\.0\/33 of resource .*\/subnets\/s is not formatted correctly/,
    ),
    ofSubnet(
        "bits of hosts at addressPrefix, addressPrefixes[]",
        { addressPrefix: "10.0.0.5/24" },
        /^400 InvalidCIDRNotation: The address prefix 10\.0\.0\.5\/24 .* the address prefix should be 10\.0\.0\.0\/24\.$/,
    ),
    ofSubnet(
        "a range smaller than /29, of IPv6 another than /64",
        { addressPrefix: "10.0.0.0/30" },
        /^400 NetcfgInvalidSubnet: .*10\.0\.0\.0\/30 must be a \/29 or larger/,
    ),
    ofSubnet(
        "a security group on GatewaySubnet",
        { subnetName: "GatewaySubnet", ...guarded },
        /^400 NetworkSecurityGroupCannotBeAttachedToGatewaySubnet: .*security group n can not be associated/,
        [securityGroup("n")],
    ),
    ofSubnet(
        "a security group on AzureFirewallSubnet",
        { subnetName: "AzureFirewallSubnet", addressPrefix: "10.0.0.0/26", ...guarded },
        /^400 BadRequest: .*AzureFirewallSubnet/,
        [securityGroup("n")],
    ),
    {
        type: "azure-native:network:Subnet",
        what: "a NAT gateway that subnets of another network use",
        there: [
            network("v1"),
            network("w1", "10.1.0.0/16"),
            gateway("g"),
            ["network:Subnet", { ...subnet("w1", "s", "10.1.0.0/24")[1], natGateway: of("natGateways", "g") }],
        ],
        passes: {
            virtualNetworkName: "w1",
            subnetName: "t",
            addressPrefix: "10.1.1.0/24",
            natGateway: of("natGateways", "g"),
        },
        broken: { virtualNetworkName: "v1", addressPrefix: "10.0.1.0/24" },
        says: /^400 NatGatewayCannotBeUsedBySubnetsBelongingToDifferentVirtualNetworks: .*virtualNetworks\/w1\/subnets\/s and /,
    },
    ...[
        [
            "what is no range at addressSpace.addressPrefixes[]",
            ["10.0.0.0"],
            /^400 InvalidAddressPrefixFormat: /,
        ] as const,
        [
            "bits of hosts at addressSpace.addressPrefixes[]",
            ["10.0.1.0/16"],
            /^400 InvalidCIDRNotation: .*10\.0\.0\.0\/16\.$/,
        ] as const,
        [
            "ranges of the address space that overlap",
            ["10.0.0.0/16", "10.0.8.0/24"],
            /^400 BadRequest: .*10\.0\.8\.0\/24 overlaps/,
        ] as const,
    ].map(([what, addressPrefixes, says]) => ({
        type: "azure-native:network:VirtualNetwork",
        what,
        passes: { virtualNetworkName: "v1", addressSpace: { addressPrefixes: ["10.0.0.0/16", "10.1.0.0/16"] } },
        broken: { addressSpace: { addressPrefixes } },
        says,
    })),
];

const routeBase = {
    name: "default",
    addressPrefix: "0.0.0.0/0",
    nextHopType: "VirtualAppliance",
    nextHopIpAddress: "10.0.0.4",
};
const routes = (what: string, says: RegExp, ...each: Inputs[]): RefusedCase => ({
    type: "azure-native:network:RouteTable",
    what,
    passes: {
        routeTableName: "r",
        routes: [routeBase, { name: "storage", addressPrefix: "Storage", nextHopType: "Internet" }],
    },
    broken: { routes: each },
    says,
});

const routeCases: RefusedCase[] = [
    routes(
        "a route to a virtual appliance without its address",
        /^400 MissingNextHopIpAddress: NextHopIpAddress cannot be Null or Empty in route default when NextHopType is VirtualAppliance\.$/,
        { ...routeBase, nextHopIpAddress: undefined },
    ),
    routes(
        "two routes of one range",
        /^400 RouteConflict: Route: other conflicts with Route: default\. Routes cannot have the same AddressPrefix\.$/,
        routeBase,
        { ...routeBase, name: "other" },
    ),
    routes("one name twice in routes", /^400 InvalidRequestFormat: .*\(default\)\.$/, routeBase, {
        ...routeBase,
        addressPrefix: "10.0.0.0/8",
    }),
    routes("what is no range at routes[].addressPrefix", /^400 InvalidAddressPrefixFormat: /, {
        ...routeBase,
        addressPrefix: "anywhere",
    }),
    routes("bits of hosts at routes[].addressPrefix", /^400 InvalidCIDRNotation: /, {
        ...routeBase,
        addressPrefix: "10.1.0.0/8",
    }),
];

const addresses = [address("one"), address("two"), address("zonal", { zones: ["1"] }), inEast(address("far"))];
const ofGateway = (what: string, name: string, says: RegExp): RefusedCase => ({
    type: "azure-native:network:NatGateway",
    what,
    there: [...addresses, gateway("other", { publicIpAddresses: [addressOf("two")] })],
    passes: { natGatewayName: "g", zones: ["2"], publicIpAddresses: [addressOf("one")] },
    broken: { publicIpAddresses: [addressOf(name)] },
    says,
});
const inUse = "a public address that another resource has";
const gatewayCases: RefusedCase[] = [
    ofGateway(
        "another region at publicIpAddresses[].id, publicIpPrefixes[].id",
        "far",
        /^400 InvalidResourceReference: /,
    ),
    ofGateway(inUse, "two", /^400 PublicIPAddressInUse: .*publicIPAddresses\/two is in use by .*natGateways\/other\./),
    ofGateway(
        "an address of another availability zone",
        "zonal",
        /^400 BadRequest: .* is in zone 2, .*zonal in zone 1\./,
    ),
    {
        type: "azure-native:network:PublicIPAddress",
        what: "a standard address that is to change",
        passes: address("one")[1],
        broken: { publicIPAllocationMethod: "Dynamic" },
        says: /^400 StandardSkuPublicIPAddressesMustBeStatic: Standard sku publicIp .* must have AllocationMethod set to Static\./,
    },
];

const firewallSubnet = subnet("v1", "AzureFirewallSubnet", "10.0.0.0/26");
const farNetwork = [inEast(network("far", "10.1.0.0/16")), subnet("far", "AzureFirewallSubnet", "10.1.0.0/26")];
const firewallPlaces =
    "another region at ipConfigurations[].subnet.id, managementIpConfiguration.subnet.id, ipConfigurations[].publicIPAddress.id, managementIpConfiguration.publicIPAddress.id";
const configuration = (network: string, name: string) => ({
    ipConfigurations: [
        { name: "c", subnet: { id: subnetId(network, "AzureFirewallSubnet") }, publicIPAddress: addressOf(name) },
    ],
});
const ofFirewall = (what: string, broken: Inputs, says: RegExp, there: Asked[] = []): RefusedCase => ({
    type: "azure-native:network:AzureFirewall",
    what,
    there: [...addresses, network("v1"), firewallSubnet, ...farNetwork, ...there],
    passes: { azureFirewallName: "f", ...configuration("v1", "one") },
    broken,
    says,
});
const policy = (tier: string): Asked => ["network:FirewallPolicy", { firewallPolicyName: "p", sku: { tier } }];
const collection = (name: string, ...ruleTypes: string[]) => ({
    name,
    priority: 1000,
    ruleCollectionType: "FirewallPolicyFilterRuleCollection",
    rules: ruleTypes.map((ruleType, i) => ({ name: `r${i}`, ruleType })),
});
const ofCollections = (what: string, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:network:FirewallPolicyRuleCollectionGroup",
    what,
    there: [policy("Standard")],
    passes: {
        firewallPolicyName: "p",
        ruleCollectionGroupName: "c",
        priority: 100,
        ruleCollections: [collection("a", "NetworkRule", "NetworkRule"), collection("b", "ApplicationRule")],
    },
    broken,
    says,
});
const firewallCases: RefusedCase[] = [
    ofFirewall(firewallPlaces, configuration("far", "one"), /^400 InvalidResourceReference: .*virtualNetworks\/far/),
    ofFirewall(firewallPlaces, configuration("v1", "far"), /^400 InvalidResourceReference: .*publicIPAddresses\/far/),
    ofFirewall(inUse, configuration("v1", "two"), /^400 PublicIPAddressInUse: .*natGateways\/g\./, [
        gateway("g", { publicIpAddresses: [addressOf("two")] }),
    ]),
    ofFirewall(
        "a subnet of another resource group",
        { resourceGroupName: "other" },
        /^400 SecureGatewayReferencesSubnetInDifferentResourceGroup: AzureFirewall .* references subnet \(.*AzureFirewallSubnet\) in a different resource group\.$/,
        [["resources:ResourceGroup", { resourceGroupName: "other" }]],
    ),
    ...["intrusionDetection", "transportSecurity"].map((property) => ({
        type: "azure-native:network:FirewallPolicy",
        what: "what only Premium has in a lower tier",
        passes: { firewallPolicyName: "p", sku: { tier: "Premium" }, [property]: { mode: "Deny" } },
        broken: { sku: { tier: "Standard" } },
        says: /^400 FirewallPolicyHigherTierOnlyProperties: Firewall Policy .* contains higher tier only properties - /,
    })),
    ofCollections(
        "a priority outside 100 to 65000",
        { priority: 99 },
        /^400 BadRequest: .*priority value 99, must be between 100 and 65000/,
    ),
    ofCollections(
        "a priority outside 100 to 65000",
        { ruleCollections: [{ ...collection("a", "NetworkRule"), priority: 65001 }] },
        /priority value 65001/,
    ),
    ofCollections(
        "rules of two types in one collection",
        { ruleCollections: [collection("a", "NetworkRule", "ApplicationRule")] },
        /^400 BadRequest: Invalid rule collection a\. Cannot include rules of type network and application/,
    ),
    ...[{ targetUrls: ["a.com/b"] }, { terminateTLS: true }].map((input) =>
        ofCollections(
            "URL filtering or TLS inspection in a policy that is not Premium",
            {
                ruleCollections: [
                    { ...collection("a"), rules: [{ name: "r", ruleType: "ApplicationRule", ...input }] },
                ],
            },
            /^400 BadRequest: Rule r has .*sku\.tier to Premium/,
        ),
    ),
    ofCollections(
        "one name twice in ruleCollections",
        { ruleCollections: [collection("a"), collection("a")] },
        /^400 InvalidRequestFormat: .*\(a\)\.$/,
    ),
];

const dns = "privatelink.blob.core.windows.net";
const [, endpointInputs] = endpoint("pep", subnetId("v1", "s"), accountId("stone"), "blob");
const link = (zoneName: string, registrationEnabled: boolean): Inputs => ({
    location: "Global",
    privateZoneName: zoneName,
    virtualNetworkLinkName: "l",
    registrationEnabled,
    virtualNetwork: { id: networkId("v1") },
});
const zoneConfig = (name: string) => ({ name, privateDnsZoneId: idIn("Microsoft.Network/privateDnsZones", dns) });
const zoneGroup = (name: string): Inputs => ({
    privateEndpointName: "pep",
    privateDnsZoneGroupName: name,
    privateDnsZoneConfigs: [zoneConfig("a"), zoneConfig("b")],
});
const private_ = [network("v1"), subnet("v1", "s"), account("stone"), zone(dns)];
const withEndpoint: Asked[] = [...private_, ["network:PrivateEndpoint", endpointInputs]];
const privateCases: RefusedCase[] = [
    {
        type: "azure-native:network:PrivateEndpoint",
        what: "another region at subnet.id",
        there: private_,
        passes: endpointInputs,
        broken: east,
        says: /^400 InvalidResourceReference: Resource .*\/subnets\/s referenced by resource .*\/privateEndpoints\/pep /,
    },
    {
        type: "azure-native:network:PrivateDnsZoneGroup",
        what: "a second zone group of an endpoint",
        there: [...withEndpoint, ["network:PrivateDnsZoneGroup", zoneGroup("default")]],
        passes: zoneGroup("default"),
        broken: { privateDnsZoneGroupName: "second" },
        says: /^400 MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed: Cannot create more than one private dns zone groups in the private endpoint .*privateDnsZoneGroups\/default/,
    },
    {
        type: "azure-native:network:PrivateDnsZoneGroup",
        what: "one name twice in privateDnsZoneConfigs",
        there: withEndpoint,
        passes: zoneGroup("default"),
        broken: { privateDnsZoneConfigs: [zoneConfig("a"), zoneConfig("a")] },
        says: /^400 InvalidRequestFormat: .*\(a\)\.$/,
    },
    {
        type: "azure-native:privatedns:PrivateZone",
        what: "a region",
        passes: zone(dns)[1],
        broken: { location: "westeurope" },
        says: /^400 LocationNotAvailableForResourceType: The provided location 'westeurope' is not available for resource type 'Microsoft\.Network\/privateDnsZones'\. .* is 'global'\.$/,
    },
    {
        type: "azure-native:privatedns:VirtualNetworkLink",
        what: "a region",
        there: private_,
        passes: link(dns, false),
        broken: { location: "westeurope" },
        says: /^400 LocationNotAvailableForResourceType: .*privateDnsZones\/virtualNetworkLinks'/,
    },
    {
        type: "azure-native:privatedns:VirtualNetworkLink",
        what: "a second zone with registration for a network",
        there: [...private_, zone("inside.example"), ["privatedns:VirtualNetworkLink", link("inside.example", true)]],
        passes: link(dns, false),
        broken: { registrationEnabled: true },
        says: /^409 Conflict: A virtual network can only be linked to 1 Private DNS zone\(s\) with auto-registration enabled; conflicting Private DNS zone is ".*inside\.example"\.$/,
    },
];

const watcher = { resourceGroupName: "NetworkWatcherRG", networkWatcherName: "NetworkWatcher_westeurope" };
const flowLog = (flowLogName: string, network: string): Inputs => ({
    ...watcher,
    flowLogName,
    targetResourceId: networkId(network),
    storageId: accountId("stone"),
});
const logged = [network("v1"), network("w1", "10.1.0.0/16"), account("stone"), inEast(network("far", "10.2.0.0/16"))];
const flowLogCases: RefusedCase[] = [
    {
        type: "azure-native:network:FlowLog",
        what: "another region at targetResourceId",
        there: logged,
        passes: flowLog("a", "v1"),
        broken: { targetResourceId: networkId("far") },
        says: /^400 InvalidResourceReference: .*virtualNetworks\/far/,
    },
    {
        type: "azure-native:network:FlowLog",
        what: "a second flow log of a target",
        there: [...logged, ["network:FlowLog", flowLog("a", "v1")]],
        passes: flowLog("b", "w1"),
        broken: { targetResourceId: networkId("v1") },
        says: /^400 BadRequest: The target .*virtualNetworks\/v1 has flow log .*flowLogs\/a already/,
    },
];

/** What networks are refused for. */
export const networkCases: readonly RefusedCase[] = [
    ...ruleCases,
    ...subnetCases,
    ...routeCases,
    ...gatewayCases,
    ...firewallCases,
    ...privateCases,
    ...flowLogCases,
];
