import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, type ComponentArgs, type DiagnosticsDestination, type LockArgs } from "../shared/componentArgs";
import { sendDiagnostics } from "../shared/diagnostics";
import { lockAgainstDeletion } from "../shared/locks";
import { resourceName } from "../shared/naming";
import { ruleCollections } from "./firewallRules";
import type { PlannedSubnet } from "./subnetPlan";

/** What a firewall can look into. */
export const FirewallTier = { Standard: "Standard", Premium: "Premium" } as const;
/** What a firewall can look into. */
export type FirewallTier = (typeof FirewallTier)[keyof typeof FirewallTier];

/** Inputs of the firewall for a network's egress. */
export interface EgressFirewallArgs extends ComponentArgs {
    /** `AzureFirewallSubnet` of the network. A change replaces the firewall. */
    subnetResourceId: pulumi.Input<string>;
    /** Tier: `Premium` adds intrusion detection; `Standard` by default. A change replaces the firewall. */
    tier?: FirewallTier;
    /** Subnets whose services must get out. Plain: they decide the rules. */
    subnets: PlannedSubnet[];
    /** More host names that those subnets may reach over HTTPS; none by default. */
    allowedFqdns?: string[];
    /** Availability zones; none by default. A change replaces firewall and address. */
    zones?: string[];
    /** Where logs go; nowhere by default. */
    diagnostics?: DiagnosticsDestination;
    /** Lock of the firewall against deletion, which ends all egress; none by default. Its policy cannot be deleted as long as it is used. */
    lock?: LockArgs;
}

/** What the firewall has where its inputs say nothing. */
export const egressFirewallDefaults = { tier: FirewallTier.Standard } as const;

/** An Azure Firewall that lets out what the services of a network's subnets need, and nothing else. */
export class EgressFirewall extends pulumi.ComponentResource {
    /** Private address that the default route leads to. */
    public readonly privateIpAddress: pulumi.Output<string>;
    /** ARM id of the firewall. */
    public readonly firewallResourceId: pulumi.Output<string>;
    /** The firewall's policy, for rules that the platform does not know. */
    public readonly policy: network.FirewallPolicy;

    constructor(name: string, args: EgressFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
        super("azure-ml-platform:index:EgressFirewall", name, args, opts);

        this.policy = this.createPolicy(name, args);
        const rules = this.createRules(name, args);
        const address = createPublicAddress(`${name}-address`, args, { parent: this });
        // A firewall without its rules lets nothing out; what follows it must find the rules in place.
        const firewall = this.createFirewall(name, args, address, rules);
        if (args.diagnostics) {
            sendDiagnostics(`${name}-logs`, firewall.id, args.diagnostics, { parent: this });
        }
        if (args.lock) {
            lockAgainstDeletion(`${name}-lock`, firewall.id, args.lock, { parent: this });
        }

        this.firewallResourceId = firewall.id;
        this.privateIpAddress = firewall.ipConfigurations.apply((found) => found?.[0]?.privateIPAddress ?? "");
        this.registerOutputs({ privateIpAddress: this.privateIpAddress, firewallResourceId: this.firewallResourceId });
    }

    private createPolicy(name: string, args: EgressFirewallArgs): network.FirewallPolicy {
        const premium = args.tier === FirewallTier.Premium;
        return new network.FirewallPolicy(
            `${name}-policy`,
            {
                firewallPolicyName: resourceName(args.naming, "firewallPolicy", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { tier: args.tier ?? egressFirewallDefaults.tier },
                threatIntelMode: network.AzureFirewallThreatIntelMode.Deny,
                intrusionDetection: premium
                    ? { mode: network.FirewallPolicyIntrusionDetectionStateType.Deny }
                    : undefined,
                tags: args.tags,
            },
            { parent: this, ...replacedOn("sku.tier") },
        );
    }

    private createRules(name: string, args: EgressFirewallArgs): network.FirewallPolicyRuleCollectionGroup {
        return new network.FirewallPolicyRuleCollectionGroup(
            `${name}-rules`,
            {
                ruleCollectionGroupName: "platform-egress",
                resourceGroupName: args.resourceGroupName,
                firewallPolicyName: this.policy.name,
                priority: 1000,
                ruleCollections: ruleCollections(args.subnets, args.location, args.allowedFqdns ?? []),
            },
            { parent: this },
        );
    }

    private createFirewall(
        name: string,
        args: EgressFirewallArgs,
        address: network.PublicIPAddress,
        rules: pulumi.Resource,
    ): network.AzureFirewall {
        return new network.AzureFirewall(
            name,
            {
                azureFirewallName: resourceName(args.naming, "firewall", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: network.AzureFirewallSkuName.AZFW_VNet, tier: args.tier ?? egressFirewallDefaults.tier },
                firewallPolicy: { id: this.policy.id },
                ipConfigurations: [
                    { name: "egress", subnet: { id: args.subnetResourceId }, publicIPAddress: { id: address.id } },
                ],
                zones: args.zones,
                tags: args.tags,
            },
            { parent: this, dependsOn: [rules], ...replacedOn("sku.tier", "zones") },
        );
    }
}

/** A static public address of the Standard kind, which takes nothing in unless something is put behind it. */
export function createPublicAddress(
    name: string,
    args: ComponentArgs & { zones?: string[]; diagnostics?: DiagnosticsDestination },
    opts: pulumi.CustomResourceOptions,
): network.PublicIPAddress {
    const address = new network.PublicIPAddress(
        name,
        {
            publicIpAddressName: resourceName(args.naming, "publicIp", name),
            resourceGroupName: args.resourceGroupName,
            location: args.location,
            sku: { name: network.PublicIPAddressSkuName.Standard, tier: network.PublicIPAddressSkuTier.Regional },
            publicIPAllocationMethod: network.IPAllocationMethod.Static,
            publicIPAddressVersion: network.IPVersion.IPv4,
            zones: args.zones,
            tags: args.tags,
        },
        { ...opts, ...replacedOn("zones") },
    );
    if (args.diagnostics) {
        sendDiagnostics(`${name}-logs`, address.id, args.diagnostics, opts);
    }
    return address;
}
