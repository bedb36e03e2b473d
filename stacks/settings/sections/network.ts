import { flowLogEndpoints, networkChecks, privateDnsChecks } from "../checks/network";
import { hubChecks } from "../checks/platform";
import { section } from "../core/section";
import { networkSection, privateDnsSection } from "../schema/network";
import * as platform from "../schema/platform";

/** Section `hub`. */
export const hub = section({
    service: "network",
    schema: platform.hubSection.optional(),
    check: hubChecks,
    owns: ["azure-hub", "hub-peering"],
    longestNames: { virtualNetworkPeering: "hub-peering-from-hub" },
});

/** Section `network`. */
export const network = section({
    service: "network",
    schema: networkSection.optional(),
    check: networkChecks,
    endpoints: flowLogEndpoints,
    owns: ["network", "flow-logs", "flow-log-key", "flow-log-store"],
    longestNames: {
        resourceGroup: "flow-logs",
        virtualNetwork: "network",
        subnet: "network-machine-learning-compute",
        networkSecurityGroup: "network-machine-learning-compute",
        routeTable: "network",
        natGateway: "network-nat",
        publicIp: "network-firewall-address",
        firewall: "network-firewall",
        firewallPolicy: "network-firewall",
        flowLog: "flow-logs",
        storageAccount: "flow-log-store",
        key: "flow-log-key",
        userAssignedIdentity: "flow-log-key",
        privateEndpoint: "flow-log-store-blob",
    },
});

/** Section `privateDns`. */
export const privateDns = section({
    service: "network",
    schema: privateDnsSection.optional(),
    check: privateDnsChecks,
    owns: ["dns"],
    longestNames: { resourceGroup: "dns", privateDnsZoneLink: "network" },
});
