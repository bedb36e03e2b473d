export { egressIssues, firewallEgressDefaults, natGatewayEgressDefaults, natGatewayEgressLimits } from "./egress";
export { egressFirewallDefaults } from "./egressFirewall";
export { flowLogsDefaults, flowLogsLimits, trafficAnalyticsDefaults, trafficAnalyticsLimits } from "./flowLogs";
export { networkTrafficDefaults, networkTrafficIssues } from "./networkTraffic";
export { subnetPlanIssues } from "./subnetPlan";
export { subnetPurposes } from "./subnetPurposes";
