import { valuesAt } from "../../core/checks";
import { nameOf } from "../../core/armIds";
import { repeated, same } from "../../core/refusals";
import { isServiceTag } from "../../../azure/network/serviceTags";
import type { Refusal } from "../../core/types";
import { isNetworkRange, networkRange, overlap, prefixLength } from "./addresses";

const faq = "learn.microsoft.com/azure/virtual-network/virtual-networks-faq";
const smallest = 29;

const textsOf = (inputs: unknown, paths: readonly string[]) =>
    paths.flatMap((path) => valuesAt(inputs, path)).filter((value) => typeof value === "string");

/** Refuses what is no range, and a range that says bits of hosts; service tags pass where they may stand. */
export function wellFormed(paths: readonly string[], { tags = false } = {}): readonly Refusal[] {
    const ranges = (inputs: unknown) => textsOf(inputs, paths).filter((text) => !(tags && isServiceTag(text)));
    return [
        {
            what: `what is no range at ${paths.join(", ")}`,
            source: "Azure/azure-service-operator v1, pkg/errhelp (code); unverified: message",
            code: "InvalidAddressPrefixFormat",
            message: ({ id, inputs }) => {
                const wrong = ranges(inputs).find((text) => networkRange(text) === undefined);
                return wrong === undefined
                    ? undefined
                    : `Address prefix ${wrong} of resource ${id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`;
            },
        },
        {
            what: `bits of hosts at ${paths.join(", ")}`,
            source: "code and message as logs of deployments on GitHub show them",
            code: "InvalidCIDRNotation",
            message: ({ id, inputs }) => {
                const wrong = ranges(inputs).find((text) => !isNetworkRange(text));
                return wrong === undefined
                    ? undefined
                    : `The address prefix ${wrong} in resource ${id} has an invalid CIDR notation. For the given prefix length, the address prefix should be ${networkRange(wrong) ?? ""}.`;
            },
        },
    ];
}

/** What the space of a network is refused for. */
export const spaceRefusals: readonly Refusal[] = [
    ...wellFormed(["addressSpace.addressPrefixes[]"]),
    {
        what: "ranges of the address space that overlap",
        source: `${faq}; unverified: code and message`,
        message: ({ id, inputs }) => {
            const second = repeated(textsOf(inputs, ["addressSpace.addressPrefixes[]"]), overlap);
            return second === undefined
                ? undefined
                : `Virtual network ${id} is not valid: its address range ${second} overlaps with another of its address space. Keep one of the two.`;
        },
    },
];

const subnetRanges = ["addressPrefix", "addressPrefixes[]"];

/** What a subnet is refused for, whatever there is in its network. */
export const subnetRefusals: readonly Refusal[] = [
    ...wellFormed(subnetRanges),
    {
        what: `a range smaller than /${smallest}, of IPv6 another than /64`,
        source: `${faq}; unverified: code and message`,
        code: "NetcfgInvalidSubnet",
        message: ({ id, inputs }) => {
            const wrong = textsOf(inputs, subnetRanges).find((range) => {
                const length = prefixLength(range) ?? 0;
                return range.includes(":") ? length !== 64 : length > smallest;
            });
            return wrong === undefined
                ? undefined
                : `Subnet '${nameOf(id)}' is not valid: its address range ${wrong} must be a /${smallest} or larger, of IPv6 a /64.`;
        },
    },
    ...[
        {
            subnet: "GatewaySubnet",
            source: "github.com/Azure-Terraform/terraform-azurerm-virtual-network/issues/18",
            code: "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet",
            message: (group: string) =>
                `The operation failed because the network security group ${group} can not be associated to the GatewaySubnet. Please remove the network security group associated to the GatewaySubnet.`,
        },
        {
            subnet: "AzureFirewallSubnet",
            source: "learn.microsoft.com/azure/firewall/firewall-faq (security groups are disabled there); unverified: code and message",
            message: (group: string) =>
                `The network security group ${group} can not be associated to the AzureFirewallSubnet. Take networkSecurityGroup off the subnet.`,
        },
    ].map(({ subnet, message, ...refusal }) => ({
        ...refusal,
        what: `a security group on ${subnet}`,
        message: ({ id, inputs }: Parameters<Refusal["message"]>[0]) => {
            const group = textsOf(inputs, ["networkSecurityGroup.id"])[0];
            return group !== undefined && same(nameOf(id), subnet) ? message(nameOf(group)) : undefined;
        },
    })),
];
