import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, type ComponentArgs, type DiagnosticsDestination, type LockArgs } from "../shared/componentArgs";
import { sendDiagnostics } from "../shared/diagnostics";
import { resourceName } from "../shared/naming";
import { throwIfInvalid } from "../shared/validation";
import type { DatabricksNsgMode } from "./databricksNsgRules";
import { createPublicAddress, EgressFirewall } from "./egressFirewall";
import { egressIssues, EgressKind, natIdleTimeoutMinutes, type EgressArgs } from "./egress";
import { type NetworkTrafficArgs, networkTrafficIssues } from "./networkTraffic";
import { securityRules } from "./securityRules";
import { requirementsOf, purposeName, subnetPlanIssues, type PlannedSubnet } from "./subnetPlan";
import type { SubnetPurposeName } from "./subnetPurposes";

/** Inputs of the platform's network. */
export interface PlatformNetworkArgs extends ComponentArgs, NetworkTrafficArgs {
    /** Ranges of the virtual network in CIDR form. */
    addressSpace: string[];
    /** Subnets by purpose. Plain: it decides which resources exist. */
    subnets: PlannedSubnet[];
    /** Egress to the internet; none by default. Plain: it decides which resources exist. */
    egress?: EgressArgs;
    /** DNS servers; Azure's own by default. */
    dnsServers?: string[];
    /** How Databricks clusters reach their control plane; over private endpoints alone by default. */
    databricksNsgMode?: DatabricksNsgMode;
    /** Availability zones of public addresses, firewall and NAT gateway; none by default. A change replaces them. */
    zones?: string[];
    /** Where logs go; nowhere by default. */
    diagnostics?: DiagnosticsDestination;
    /**
     * Lock of the firewall against deletion; none by default. Nothing else is locked: Azure refuses to delete a network, a
     * subnet or a NAT gateway in use, and a lock of the network would hold the peerings of other stacks.
     */
    lock?: LockArgs;
}

/**
 * A virtual network with one subnet a purpose, each behind a security group; no subnet has Azure's default outbound
 * access. With a firewall or an appliance as egress, the default route of every subnet with workloads leads there. With a
 * NAT gateway, these subnets reach any address of the internet, unfiltered. With none, only Stream Analytics does, through
 * the NAT gateway that the service demands.
 */
export class PlatformNetwork extends pulumi.ComponentResource {
    /** ARM id of the virtual network. */
    public readonly virtualNetworkResourceId: pulumi.Output<string>;
    /** Name of the virtual network. */
    public readonly virtualNetworkName: pulumi.Output<string>;
    /** ARM ids of the subnets by purpose. */
    public readonly subnetResourceIds: Partial<Record<SubnetPurposeName, pulumi.Output<string>>>;

    /** What depends on a finished network depends on this: the subnet made last, or the network where it has none. */
    public readonly ready: pulumi.Resource;
    private readonly network: network.VirtualNetwork;
    private readonly made: network.Subnet[] = [];

    constructor(name: string, args: PlatformNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PlatformNetwork", name, [
            ...subnetPlanIssues(args.addressSpace, args.subnets),
            ...egressIssues(args.egress, args.subnets),
            ...networkTrafficIssues(args),
        ]);
        super("azure-ml-platform:index:PlatformNetwork", name, args, opts);

        this.network = this.createNetwork(name, args);
        const infrastructure = this.createSubnets(name, args, args.subnets.filter(isInfrastructure), {});
        const ways = this.createWaysOut(name, args, infrastructure);
        const workloads = args.subnets.filter((subnet) => !isInfrastructure(subnet));

        this.subnetResourceIds = { ...infrastructure, ...this.createSubnets(name, args, workloads, ways) };
        this.ready = this.made.at(-1) ?? this.network;
        this.virtualNetworkResourceId = this.network.id;
        this.virtualNetworkName = this.network.name;
        this.registerOutputs({
            virtualNetworkResourceId: this.virtualNetworkResourceId,
            virtualNetworkName: this.virtualNetworkName,
            subnetResourceIds: this.subnetResourceIds,
        });
    }

    private createNetwork(name: string, args: PlatformNetworkArgs): network.VirtualNetwork {
        const made = new network.VirtualNetwork(
            name,
            {
                virtualNetworkName: resourceName(args.naming, "virtualNetwork", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                addressSpace: { addressPrefixes: args.addressSpace },
                dhcpOptions: args.dnsServers && { dnsServers: args.dnsServers },
                tags: args.tags,
            },
            { parent: this },
        );
        if (args.diagnostics) {
            sendDiagnostics(`${name}-logs`, made.id, args.diagnostics, { parent: this });
        }
        return made;
    }

    private createWaysOut(name: string, args: PlatformNetworkArgs, made: SubnetIds): WaysOut {
        const { egress, subnets } = args;
        const natRequired = subnets.some((subnet) => requirementsOf(subnet.purpose).natGateway);
        const natGateway =
            egress?.kind === EgressKind.NatGateway || natRequired
                ? this.createNatGateway(`${name}-nat`, args)
                : undefined;
        if (egress?.kind === EgressKind.VirtualAppliance) {
            return { natGateway, routeTable: this.createRoutes(name, args, egress.address) };
        }
        if (egress?.kind !== EgressKind.Firewall || !made.firewall) {
            return { natGateway };
        }
        const { resourceGroupName, location, naming, tags, zones, diagnostics, lock } = args;
        const common = { resourceGroupName, location, naming, tags, zones, diagnostics, lock };
        const firewall = new EgressFirewall(
            `${name}-firewall`,
            {
                ...common,
                subnetResourceId: made.firewall,
                tier: egress.tier,
                subnets,
                allowedFqdns: egress.allowedFqdns,
            },
            { parent: this },
        );
        return { natGateway, routeTable: this.createRoutes(name, args, firewall.privateIpAddress) };
    }

    private createNatGateway(name: string, args: PlatformNetworkArgs): network.NatGateway {
        const address = createPublicAddress(`${name}-address`, args, { parent: this });
        return new network.NatGateway(
            name,
            {
                natGatewayName: resourceName(args.naming, "natGateway", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: network.NatGatewaySkuName.Standard },
                publicIpAddresses: [{ id: address.id }],
                idleTimeoutInMinutes: natIdleTimeoutMinutes(args.egress),
                // A NAT gateway lives in one zone; left to Azure where the stack does not spread over zones.
                zones: args.zones?.slice(0, 1),
                tags: args.tags,
            },
            { parent: this, ...replacedOn("zones") },
        );
    }

    private createRoutes(name: string, args: PlatformNetworkArgs, nextHop: pulumi.Input<string>): network.RouteTable {
        return new network.RouteTable(
            `${name}-routes`,
            {
                routeTableName: resourceName(args.naming, "routeTable", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                disableBgpRoutePropagation: true,
                routes: [
                    {
                        name: "default",
                        addressPrefix: "0.0.0.0/0",
                        nextHopType: network.RouteNextHopType.VirtualAppliance,
                        nextHopIpAddress: nextHop,
                    },
                ],
                tags: args.tags,
            },
            { parent: this },
        );
    }

    private createSubnets(name: string, args: PlatformNetworkArgs, subnets: PlannedSubnet[], ways: WaysOut): SubnetIds {
        return Object.fromEntries(
            subnets.map((planned) => {
                const subnet = this.createSubnet(`${name}-${purposeName(planned.purpose)}`, args, planned, ways);
                this.made.push(subnet);
                return [planned.purpose, subnet.id];
            }),
        );
    }

    private createSubnet(
        name: string,
        args: PlatformNetworkArgs,
        planned: PlannedSubnet,
        ways: WaysOut,
    ): network.Subnet {
        const requirements = requirementsOf(planned.purpose);
        const group = requirements.networkSecurityGroup ? this.createSecurityGroup(name, args, planned) : undefined;
        const routed = requirements.routeTable ? ways.routeTable : undefined;
        const natted = usesNatGateway(planned, args) ? ways.natGateway : undefined;
        return new network.Subnet(
            name,
            {
                subnetName: requirements.subnetName ?? resourceName(args.naming, "subnet", name),
                resourceGroupName: args.resourceGroupName,
                virtualNetworkName: this.network.name,
                addressPrefix: planned.addressPrefix,
                defaultOutboundAccess: false,
                delegations: requirements.delegation
                    ? [{ name: "service", serviceName: requirements.delegation }]
                    : undefined,
                networkSecurityGroup: group && { id: group.id },
                routeTable: routed && { id: routed.id },
                natGateway: natted && { id: natted.id },
                privateEndpointNetworkPolicies: requirements.privateEndpointNetworkPolicies,
            },
            // One at a time: Azure refuses two changes of a network at once (AnotherOperationInProgress).
            { parent: this, dependsOn: this.made.slice(-1) },
        );
    }

    private createSecurityGroup(
        name: string,
        args: PlatformNetworkArgs,
        planned: PlannedSubnet,
    ): network.NetworkSecurityGroup {
        const group = new network.NetworkSecurityGroup(
            name,
            {
                networkSecurityGroupName: resourceName(args.naming, "networkSecurityGroup", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                securityRules: securityRules(planned, args),
                tags: args.tags,
            },
            { parent: this },
        );
        if (args.diagnostics) {
            sendDiagnostics(`${name}-logs`, group.id, args.diagnostics, { parent: this });
        }
        return group;
    }
}

type SubnetIds = Partial<Record<SubnetPurposeName, pulumi.Output<string>>>;

interface WaysOut {
    natGateway?: network.NatGateway;
    routeTable?: network.RouteTable;
}

/** Subnets that the egress resources themselves are in; they come first and have no route to it. */
function isInfrastructure(subnet: PlannedSubnet): boolean {
    return subnet.purpose === "firewall" || subnet.purpose === "firewallManagement";
}

/** A NAT gateway made for one service that demands it must not open egress for the others. */
function usesNatGateway({ purpose }: PlannedSubnet, { egress }: PlatformNetworkArgs): boolean {
    const requirements = requirementsOf(purpose);
    return requirements.natGateway || (egress?.kind === EgressKind.NatGateway && requirements.routeTable);
}
