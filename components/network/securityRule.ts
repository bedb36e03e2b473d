import type * as inputs from "@pulumi/azure-native/types/input";

/** One rule of a network security group. */
export type SecurityRule = inputs.network.SecurityRuleArgs;

/** A rule as it is written here: by lists, whether of one entry or of several. */
export interface RuleText {
    /** Name, unique within the group. */
    readonly name: string;
    /** Priority, unique within a direction. */
    readonly priority: number;
    /** Whether it is about traffic into or out of the subnet. */
    readonly direction: "Inbound" | "Outbound";
    /** What it does. */
    readonly access: "Allow" | "Deny";
    /** Ranges or one service tag; every address by default. */
    readonly from?: readonly string[];
    /** Ranges or one service tag; every address by default. */
    readonly to?: readonly string[];
    /** Destination ports; every port by default. */
    readonly ports?: readonly string[];
    /** Protocol; every one by default. */
    readonly protocol?: "Tcp" | "Udp";
}

/** A rule as Azure takes it, which spells one value and several values as two properties. */
export function securityRule({ from, to, ports, protocol, ...rest }: RuleText): SecurityRule {
    return {
        ...rest,
        protocol: protocol ?? "*",
        ...listed("sourceAddressPrefix", "sourceAddressPrefixes", from),
        sourcePortRange: "*",
        ...listed("destinationAddressPrefix", "destinationAddressPrefixes", to),
        ...listed("destinationPortRange", "destinationPortRanges", ports),
    };
}

const listed = (one: string, several: string, values: readonly string[] = ["*"]) =>
    values.length === 1 ? { [one]: values[0] } : { [several]: [...values] };
