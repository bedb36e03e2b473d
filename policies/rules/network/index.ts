import type { Rule } from "../../core/rule";
import { networkFirewallDestinations } from "./networkFirewallDestinations";
import { networkFlowLogAnalytics } from "./flow-logs/networkFlowLogAnalytics";
import { networkFlowLogEnabled } from "./flow-logs/networkFlowLogEnabled";
import { networkFlowLogRetention } from "./flow-logs/networkFlowLogRetention";
import { networkFlowLogTarget } from "./flow-logs/networkFlowLogTarget";
import { networkNsgAnySource } from "./networkNsgAnySource";
import { networkNsgEgress } from "./networkNsgEgress";
import { networkNsgRemoteAdministration } from "./networkNsgRemoteAdministration";
import { networkPrivateEndpointDns } from "./networkPrivateEndpointDns";
import { networkPrivateEndpointForm } from "./networkPrivateEndpointForm";
import { networkPrivateEndpointUnique } from "./networkPrivateEndpointUnique";
import { networkPublicIpStandard } from "./networkPublicIpStandard";
import { networkPublicIpUse } from "./networkPublicIpUse";
import { networkPublicIpZones } from "./networkPublicIpZones";
import { networkRouteInternet } from "./networkRouteInternet";
import { networkServicePrivateEndpoint } from "./networkServicePrivateEndpoint";
import { networkSubnetNsg } from "./networkSubnetNsg";
import { networkSubnetPrivate } from "./networkSubnetPrivate";
import { networkVnetDnsServers } from "./networkVnetDnsServers";
import { networkVnetFlowLogs } from "./flow-logs/networkVnetFlowLogs";

/** The rules on virtual networks, their subnets, security groups and private endpoints. */
export const networkRules: readonly Rule[] = [
    networkFirewallDestinations,
    networkFlowLogAnalytics,
    networkFlowLogEnabled,
    networkFlowLogRetention,
    networkFlowLogTarget,
    networkNsgAnySource,
    networkNsgEgress,
    networkNsgRemoteAdministration,
    networkPrivateEndpointDns,
    networkPrivateEndpointForm,
    networkPrivateEndpointUnique,
    networkPublicIpStandard,
    networkPublicIpUse,
    networkPublicIpZones,
    networkRouteInternet,
    networkServicePrivateEndpoint,
    networkSubnetNsg,
    networkSubnetPrivate,
    networkVnetDnsServers,
    networkVnetFlowLogs,
];
