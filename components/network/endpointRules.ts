import { type PrivateLinkPorts, privateLinkPorts } from "../../azure/privateLinkPorts";
import type { NetworkTrafficArgs } from "./networkTraffic";
import type { RuleText } from "./securityRule";
import type { PlannedSubnet } from "./subnetPlan";
import type { SubnetPurposeName } from "./subnetPurposes";
import { subnetTraffic } from "./subnetTraffic";

interface EndpointPlan extends NetworkTrafficArgs {
    subnets: readonly PlannedSubnet[];
}

// Only Databricks has machines of its own in the network that use more ports than its users.
const ownMachines: readonly SubnetPurposeName[] = ["databricksHost", "databricksContainer"];

/** Ports of the network's private endpoints that every client may use; none where the network has no endpoint. */
export function endpointPorts(plan: NetworkTrafficArgs): string[] {
    return unionOf(plan, ({ ports }) => ports);
}

/** What the subnet of private endpoints takes: the ports of its services, from the subnets that use them and from named clients. */
export function endpointRules({ addressPrefix }: PlannedSubnet, plan: EndpointPlan): RuleText[] {
    const prefixesOf = (uses: (purpose: SubnetPurposeName) => boolean | undefined) =>
        plan.subnets.filter(({ purpose }) => uses(purpose)).map((subnet) => subnet.addressPrefix);
    const clients = [
        ...prefixesOf((purpose) => subnetTraffic[purpose].endpoints),
        ...(plan.privateEndpointClients ?? []),
    ];
    const machines = prefixesOf((purpose) => ownMachines.includes(purpose));
    const common = { direction: "Inbound", access: "Allow", protocol: "Tcp", to: [addressPrefix] } as const;
    const rules: RuleText[] = [
        { ...common, name: "AllowClientsInbound", priority: 100, from: clients, ports: endpointPorts(plan) },
        {
            ...common,
            name: "AllowDatabricksInbound",
            priority: 110,
            from: machines,
            ports: unionOf(plan, (row) => row.ownMachines ?? []),
        },
    ];
    return rules.filter(({ from = [], ports = [] }) => from.length > 0 && ports.length > 0);
}

function unionOf(plan: NetworkTrafficArgs, portsOf: (row: PrivateLinkPorts) => readonly string[]): string[] {
    const ports = (plan.privateEndpointGroupIds ?? []).flatMap((groupId) =>
        portsOf(privateLinkPorts(groupId) ?? { ports: [] }),
    );
    return [...new Set(ports)].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
}
