import { type MissingPasses, not, oneOf } from "../conditions";

/** The subnets that Azure's own gateways and firewalls live in, where it refuses security groups. */
export const platformSubnet = oneOf([
    "GatewaySubnet",
    "AzureFirewallSubnet",
    "AzureFirewallManagementSubnet",
    "RouteServerSubnet",
]);

/** Any other subnet, and whatever is no subnet. */
export const ownSubnet = not(platformSubnet, "a subnet of our own");

/** Why a virtual network without inline subnets is right. */
export const subnetsApart: MissingPasses = {
    missing: "pass",
    because: "subnets may be resources of their own",
};
