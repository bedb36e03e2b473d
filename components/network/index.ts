export type { DatabricksNsgMode } from "./databricksNsgRules";
export {
    type EgressArgs,
    EgressKind,
    type FirewallEgress,
    type NatGatewayEgress,
    type NoEgress,
    type VirtualApplianceEgress,
} from "./egress";
export { EgressFirewall, type EgressFirewallArgs, FirewallTier } from "./egressFirewall";
export { FlowLogs, type FlowLogsArgs, type TrafficAnalyticsArgs } from "./flowLogs";
export { HubPeering, type HubPeeringArgs, type PeeredNetwork } from "./hubPeering";
export type { NetworkTrafficArgs } from "./networkTraffic";
export { PlatformNetwork, type PlatformNetworkArgs } from "./platformNetwork";
export { type LinkedNetwork, PrivateDns, type PrivateDnsArgs } from "./privateDns";
export type { PlannedSubnet } from "./subnetPlan";
export type { SubnetPurposeName } from "./subnetPurposes";
