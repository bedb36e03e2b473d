import type { Behaviours, Call } from "../../core/types";
import { attachmentRefusals, firewallRefusals, gatewayRefusals } from "./attachments";
import { publicAddressRefusals, refuseFirewall, refuseNatGateway } from "./egress";
import { policyRefusals, ruleCollectionRefusals } from "./firewallPolicies";
import { flowLogRefusals, refuseFlowLog } from "./flowLogs";
import { spaceRefusals, subnetRefusals } from "./ranges";
import { routeRefusals } from "./routes";
import { securityRuleRefusals } from "./securityRules";
import { networkNames, networkSpecs } from "./sources";
import { privateLinkBehaviours } from "./privateLinks";
import { inUse, nameRule, regionOf } from "../../core/refusals";
import { refuseInjectedSubnet, refuseOccupied, refusePeering, refuseSpace, refuseSubnet } from "./subnets";

const source = `${networkNames}; ${networkSpecs}`;
const logs = "codes and messages as logs of deployments on GitHub show them";

/** Networks, private endpoints, private DNS. */
export const networkBehaviours: Behaviours = {
    "azure-native:network:VirtualNetwork": {
        source: `${source}; learn.microsoft.com/azure/network-watcher/network-watcher-create (the watcher); ${logs}`,
        required: ["location", "addressSpace"],
        readOnly: ["etag", "provisioningState", "resourceGuid"],
        replaceOn: ["location"],
        name: nameRule("azure-native:network:VirtualNetwork"),
        createsAlso: networkWatcher,
        refusals: spaceRefusals,
        refuse: refuseSpace,
        refuseDelete: refuseOccupied,
        seconds: 5,
    },
    "azure-native:network:Subnet": {
        source: `${source} (none); ${logs}`,
        required: [],
        readOnly: ["etag", "provisioningState", "purpose", "privateEndpoints"],
        replaceOn: [],
        name: nameRule("azure-native:network:Subnet"),
        inUse: inUse("InUseSubnetCannotBeDeleted", "Subnet", "Delete what lies in the subnet first."),
        refusals: [...subnetRefusals, ...attachmentRefusals],
        refuse: refuseSubnet,
        refuseDelete: refuseInjectedSubnet,
        seconds: 5,
    },
    "azure-native:network:VirtualNetworkPeering": {
        source: `${source}; ${logs}`,
        required: ["remoteVirtualNetwork", "remoteVirtualNetwork.id"],
        readOnly: ["etag", "provisioningState", "resourceGuid", "remoteVirtualNetworkEncryption"],
        replaceOn: [],
        name: nameRule("azure-native:network:VirtualNetworkPeering"),
        refuse: refusePeering,
        seconds: 10,
    },
    "azure-native:network:NetworkSecurityGroup": {
        source: `${source}; ${logs}`,
        required: ["protocol", "access", "priority", "direction"]
            .map((property) => `securityRules[].${property}`)
            .concat("location"),
        readOnly: ["etag", "provisioningState", "resourceGuid", "defaultSecurityRules"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule("azure-native:network:NetworkSecurityGroup"),
        inUse: inUse(
            "InUseNetworkSecurityGroupCannotBeDeleted",
            "Network security group",
            "Take it off every subnet first.",
        ),
        refusals: securityRuleRefusals,
        seconds: 5,
    },
    "azure-native:network:RouteTable": {
        source: `${source}; ${logs}`,
        required: ["location", "routes[].nextHopType"],
        readOnly: ["etag", "provisioningState", "resourceGuid"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule("azure-native:network:RouteTable"),
        inUse: inUse("InUseRouteTableCannotBeDeleted", "Route table", "Take it off every subnet first."),
        refusals: routeRefusals,
        seconds: 4,
    },
    "azure-native:network:NatGateway": {
        source: `${source}; learn.microsoft.com/azure/nat-gateway/nat-overview (standard addresses); ${logs}; unverified: code of the refused address`,
        required: ["location"],
        readOnly: ["etag", "provisioningState", "resourceGuid"],
        replaceOn: [],
        immutable: ["location", "zones"],
        name: nameRule("azure-native:network:NatGateway"),
        inUse: inUse("CannotDeleteNatGatewayAssociatedToSubnet", "NAT Gateway", "Take it off every subnet first."),
        refusals: gatewayRefusals,
        refuse: refuseNatGateway,
        seconds: 15,
    },
    "azure-native:network:PublicIPAddress": {
        source: `${source} (location, publicIPAddressVersion, publicIPPrefix, sku); ${logs}`,
        required: ["location"],
        readOnly: ["etag", "provisioningState", "resourceGuid", "ipConfiguration"],
        replaceOn: ["location", "publicIPAddressVersion", "publicIPPrefix", "sku"],
        immutable: ["zones"],
        name: nameRule("azure-native:network:PublicIPAddress"),
        inUse: inUse("PublicIPAddressCannotBeDeleted", "Public IP address", "Take it off what it serves first."),
        refusals: publicAddressRefusals,
        seconds: 5,
    },
    "azure-native:network:AzureFirewall": {
        source: `${source}; learn.microsoft.com/azure/firewall/firewall-faq (name and size of the subnet), learn.microsoft.com/azure/firewall/deploy-firewall-basic-portal-policy (address, tier); unverified: codes`,
        required: ["location"],
        readOnly: ["etag", "provisioningState"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule("azure-native:network:AzureFirewall"),
        refusals: firewallRefusals,
        refuse: refuseFirewall,
        seconds: 420,
    },
    "azure-native:network:FirewallPolicy": {
        source: `${source}; github.com/MicrosoftDocs/azure-docs/issues/88954 (FirewallPolicySkuChangeDisallowed), github.com/hashicorp/terraform-provider-azurerm/issues/29114 (in use); unverified: code of the latter`,
        required: ["location"],
        readOnly: ["etag", "provisioningState", "ruleCollectionGroups", "firewalls", "childPolicies"],
        replaceOn: [],
        immutable: ["location", "sku.tier"],
        name: nameRule("azure-native:network:FirewallPolicy"),
        inUse: inUse(
            "FirewallPolicyInUse",
            "Firewall Policy",
            "Delete the firewall, or give it another policy, first.",
        ),
        refusals: policyRefusals,
        seconds: 20,
    },
    "azure-native:network:FirewallPolicyRuleCollectionGroup": {
        source,
        required: ["ruleCollections[].ruleCollectionType", "ruleCollections[].rules[].ruleType"],
        readOnly: ["etag", "provisioningState"],
        replaceOn: [],
        name: nameRule("azure-native:network:FirewallPolicyRuleCollectionGroup"),
        refusals: ruleCollectionRefusals,
        seconds: 25,
    },
    "azure-native:network:FlowLog": {
        source: `${source}; learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview (account), learn.microsoft.com/azure/network-watcher/vnet-flow-logs-managed-identity (role); github.com/aztfmod/terraform-azurerm-caf/issues/613 (InvalidTAWorkspaceRegion); unverified: the other codes, and that a missing role is refused at once`,
        required: ["location", "targetResourceId", "storageId"],
        readOnly: ["etag", "provisioningState", "targetResourceGuid"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule("azure-native:network:FlowLog"),
        refusals: flowLogRefusals,
        refuse: refuseFlowLog,
        seconds: 15,
    },
    ...privateLinkBehaviours,
};

/** The watcher that Azure makes with a region's first network. */
function networkWatcher({ id, inputs }: Call): { id: string; type: string }[] {
    const group = `/subscriptions/${id.split("/")[2] ?? ""}/resourceGroups/NetworkWatcherRG`;
    const watcher = `${group}/providers/Microsoft.Network/networkWatchers/NetworkWatcher_${regionOf(inputs.location)}`;
    return [
        { id: group, type: "azure-native:resources:ResourceGroup" },
        { id: watcher, type: "azure-native:network:NetworkWatcher" },
    ];
}
