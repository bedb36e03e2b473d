import { isWholeNumber, type InputIssue } from "../shared/validation";
import { isAddress } from "../shared/addressSpaces";
import { egressFirewallDefaults, type FirewallTier } from "./egressFirewall";
import type { PlannedSubnet } from "./subnetPlan";

/** Kinds of egress of a network. */
export const EgressKind = {
    None: "none",
    NatGateway: "natGateway",
    Firewall: "firewall",
    VirtualAppliance: "virtualAppliance",
} as const;
/** Kinds of egress of a network. */
export type EgressKind = (typeof EgressKind)[keyof typeof EgressKind];

/** No egress, but for Stream Analytics, whose NAT gateway is made all the same. */
export interface NoEgress {
    /** Says that there is no egress. */
    kind: typeof EgressKind.None;
}

/** Out through a NAT gateway, to anywhere: nothing filters what leaves. */
export interface NatGatewayEgress {
    /** Says that egress is a NAT gateway. */
    kind: typeof EgressKind.NatGateway;
    /** Minutes until an idle connection is dropped, 4 to 120; 4 by default. */
    idleTimeoutMinutes?: number;
}

/** What a NAT gateway has where nothing is said of it. */
export const natGatewayEgressDefaults = { idleTimeoutMinutes: 4 } as const;

/** Bounds of a NAT gateway. Source: learn.microsoft.com/azure/nat-gateway/nat-gateway-resource, "TCP idle timeout timers". */
export const natGatewayEgressLimits = { idleTimeoutMinutes: [4, 120] } as const;

/** Out through a firewall of the network's own. */
export interface FirewallEgress {
    /** Says that egress is an Azure Firewall. */
    kind: typeof EgressKind.Firewall;
    /** Tier; `Standard` by default. A change replaces the firewall. */
    tier?: FirewallTier;
    /** More host names that every subnet may reach over HTTPS; none by default. */
    allowedFqdns?: string[];
}

/** What a firewall has where nothing is said of it. */
export const firewallEgressDefaults = egressFirewallDefaults;

/** Out through a firewall that somebody else runs. */
export interface VirtualApplianceEgress {
    /** Says that egress is a firewall made elsewhere. */
    kind: typeof EgressKind.VirtualAppliance;
    /** Its private IPv4 address. */
    address: string;
}

/** The egress of a network. */
export type EgressArgs = NoEgress | NatGatewayEgress | FirewallEgress | VirtualApplianceEgress;

/** Minutes until a NAT gateway drops an idle connection; the default also where it is one service's alone. */
export const natIdleTimeoutMinutes = (egress: EgressArgs | undefined): number =>
    (egress?.kind === EgressKind.NatGateway ? egress.idleTimeoutMinutes : undefined) ??
    natGatewayEgressDefaults.idleTimeoutMinutes;

/** Everything that is wrong with the egress of a network's subnets. */
export function egressIssues(egress: EgressArgs | undefined, subnets: readonly PlannedSubnet[]): InputIssue[] {
    const issues: InputIssue[] = [];
    const hasFirewallSubnet = subnets.some((subnet) => subnet.purpose === "firewall");
    if (egress?.kind === EgressKind.Firewall && !hasFirewallSubnet) {
        issues.push({
            propertyPath: "egress.kind",
            reason: "is firewall, but no subnet has the purpose firewall; add one of /26 or larger",
        });
    }
    if (egress?.kind !== EgressKind.Firewall && hasFirewallSubnet) {
        issues.push({
            propertyPath: "subnets",
            reason: "a subnet has the purpose firewall, but egress.kind is not firewall; set it, or leave the subnet out",
        });
    }
    if (egress?.kind === EgressKind.VirtualAppliance && !isAddress(egress.address)) {
        issues.push({ propertyPath: "egress.address", reason: `"${egress.address}" must be an IPv4 address` });
    }
    issues.push(...natIssues(egress), ...hostIssues(egress));
    return issues;
}

function natIssues(egress: EgressArgs | undefined): InputIssue[] {
    const minutes = natIdleTimeoutMinutes(egress);
    const bounds = natGatewayEgressLimits.idleTimeoutMinutes;
    if (isWholeNumber(minutes, bounds)) {
        return [];
    }
    return [
        {
            propertyPath: "egress.idleTimeoutMinutes",
            reason: `must be a whole number of minutes from ${bounds.join(" to ")}, is ${minutes}`,
        },
    ];
}

function hostIssues(egress: EgressArgs | undefined): InputIssue[] {
    const hosts = egress?.kind === EgressKind.Firewall ? (egress.allowedFqdns ?? []) : [];
    return hosts.flatMap((host, i) =>
        hostName.test(host)
            ? []
            : [
                  {
                      propertyPath: `egress.allowedFqdns[${i}]`,
                      reason: `"${host}" must be a host name, such as pypi.org or *.pypi.org; for any host at all use a NAT gateway`,
                  },
              ],
    );
}

const hostName = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
