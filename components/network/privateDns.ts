import * as privatedns from "@pulumi/azure-native/privatedns";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, type LockArgs } from "../shared/componentArgs";
import { lockAgainstDeletion } from "../shared/locks";
import { resourceName, type Naming } from "../shared/naming";
import { throwIfInvalid, repeated, type InputIssue } from "../shared/validation";

/** A virtual network that must resolve the zones. */
export interface LinkedNetwork {
    /** Name of the network within the platform; part of the links' names. */
    name: string;
    /** ARM id of the network. A change replaces its links. */
    virtualNetworkResourceId: pulumi.Input<string>;
}

/** Inputs of private DNS. */
export interface PrivateDnsArgs {
    /** How the links are named. */
    naming: Naming;
    /** Resource group of the zones: of those made, or of those that exist. */
    resourceGroupName: pulumi.Input<string>;
    /** Names of the zones, for example `privatelink.dfs.core.windows.net`. Plain: it decides which resources exist. */
    zones: string[];
    /** Whether the zones are made here; if not, only the links are. Plain: it decides which resources exist. */
    createZones: boolean;
    /** Networks that resolve the zones; none by default. */
    networks?: LinkedNetwork[];
    /**
     * Lock of the zones made here against deletion; none by default. It is on each zone's SOA record set, without which no
     * zone goes, so that links and records of other stacks can still be deleted: learn.microsoft.com/azure/dns/
     * dns-protect-private-zones-recordsets, "Protecting against zone deletion".
     */
    lock?: LockArgs;
    /** Tags put on every taggable child; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Private DNS zones and their links to networks, or only the links where the zones are somebody else's. */
export class PrivateDns extends pulumi.ComponentResource {
    /** ARM ids of the zones made here, by zone name; empty where only links are. */
    public readonly zoneResourceIds: Record<string, pulumi.Output<string>>;
    /** The links, by zone name: what resolves a zone depends on them. */
    public readonly links: pulumi.Resource[];

    constructor(name: string, args: PrivateDnsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PrivateDns", name, dnsIssues(args));
        super("azure-ml-platform:index:PrivateDns", name, args, opts);

        const made = args.createZones ? args.zones.map((zone) => this.createZone(name, zone, args)) : [];
        this.zoneResourceIds = Object.fromEntries(
            args.zones.flatMap((zone, i) => (made[i] ? [[zone, made[i].id]] : [])),
        );
        this.links = args.zones.flatMap((zone, i) =>
            (args.networks ?? []).map((network) => this.createLink(name, zone, made[i], network, args)),
        );
        this.registerOutputs({ zoneResourceIds: this.zoneResourceIds });
    }

    private createZone(name: string, zone: string, args: PrivateDnsArgs): privatedns.PrivateZone {
        const made = new privatedns.PrivateZone(
            `${name}-${zone}`,
            { privateZoneName: zone, resourceGroupName: args.resourceGroupName, location: "Global", tags: args.tags },
            { parent: this },
        );
        if (args.lock) {
            lockAgainstDeletion(`${name}-${zone}-lock`, pulumi.interpolate`${made.id}/SOA/@`, args.lock, {
                parent: this,
            });
        }
        return made;
    }

    private createLink(
        name: string,
        zone: string,
        made: privatedns.PrivateZone | undefined,
        network: LinkedNetwork,
        args: PrivateDnsArgs,
    ): privatedns.VirtualNetworkLink {
        return new privatedns.VirtualNetworkLink(
            `${name}-${zone}-${network.name}`,
            {
                virtualNetworkLinkName: resourceName(args.naming, "privateDnsZoneLink", network.name),
                privateZoneName: made?.name ?? zone,
                resourceGroupName: args.resourceGroupName,
                location: "Global",
                registrationEnabled: false,
                virtualNetwork: { id: network.virtualNetworkResourceId },
                tags: args.tags,
            },
            { parent: this, ...replacedOn("virtualNetwork.id") },
        );
    }
}

function dnsIssues(args: PrivateDnsArgs): InputIssue[] {
    return [
        ...repeated(args.zones).map((zone) => ({ propertyPath: "zones", reason: `"${zone}" is duplicated` })),
        ...repeated((args.networks ?? []).map((network) => network.name)).map((network) => ({
            propertyPath: "networks",
            reason: `"${network}" is duplicated; names of networks must differ`,
        })),
    ];
}
