import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn } from "../shared/componentArgs";
import { resourceName, type Naming } from "../shared/naming";

/** One of the two networks of a peering. */
export interface PeeredNetwork {
    /** ARM id of the virtual network. A change replaces the peering. */
    virtualNetworkResourceId: pulumi.Input<string>;
    /** Name of the virtual network. */
    virtualNetworkName: pulumi.Input<string>;
    /** Resource group of the virtual network. */
    resourceGroupName: pulumi.Input<string>;
}

/** Inputs of a peering between a stack's network and the hub. */
export interface HubPeeringArgs {
    /** How the halves are named. */
    naming: Naming;
    /** The stack's own network. */
    spoke: PeeredNetwork;
    /** The hub's network. */
    hub: PeeredNetwork;
    /** Provider of the hub's subscription; the component's own by default. */
    hubProvider?: pulumi.ProviderResource;
    /** What must be finished in the stack's network first; nothing by default. */
    after?: pulumi.Resource[];
}

/** Both halves of the peering that lets the hub's runner reach a stack's private services, and answers come back; the hub forwards nothing else. */
export class HubPeering extends pulumi.ComponentResource {
    /** What depends on a path from the hub depends on this: the half made last. */
    public readonly ready: pulumi.Resource;

    constructor(name: string, args: HubPeeringArgs, opts?: pulumi.ComponentResourceOptions) {
        super(
            "azure-ml-platform:index:HubPeering",
            name,
            { naming: args.naming, spoke: args.spoke, hub: args.hub },
            opts,
        );

        const toHub = this.createHalf(`${name}-to-hub`, args, args.spoke, args.hub, { dependsOn: args.after });
        this.ready = this.createHalf(`${name}-from-hub`, args, args.hub, args.spoke, {
            provider: args.hubProvider,
            dependsOn: [toHub],
        });
        this.registerOutputs({});
    }

    private createHalf(
        name: string,
        args: HubPeeringArgs,
        local: PeeredNetwork,
        remote: PeeredNetwork,
        opts: pulumi.CustomResourceOptions,
    ): network.VirtualNetworkPeering {
        return new network.VirtualNetworkPeering(
            name,
            {
                virtualNetworkPeeringName: resourceName(args.naming, "virtualNetworkPeering", name),
                resourceGroupName: local.resourceGroupName,
                virtualNetworkName: local.virtualNetworkName,
                remoteVirtualNetwork: { id: remote.virtualNetworkResourceId },
                allowVirtualNetworkAccess: true,
                allowForwardedTraffic: false,
                allowGatewayTransit: false,
                useRemoteGateways: false,
            },
            { ...opts, parent: this, ...replacedOn("remoteVirtualNetwork.id") },
        );
    }
}
