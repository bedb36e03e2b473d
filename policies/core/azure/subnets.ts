import { hasLength, type MissingPasses, not, oneOf } from "../conditions";
import { propertyIn, type ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";

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

/** The resource types that hold subnets, as `subnetsOf` looks for them. */
export const subnetTypes: readonly string[] = ["azure-native:network:Subnet", "azure-native:network:VirtualNetwork"];

/** A subnet: a resource of its own, or an element of its network. */
export interface SubnetRef {
    /** The resource that holds it. */
    readonly holder: PolicyInput;
    /** What its inputs' paths start with. */
    readonly prefix: string;
}

/** The subnets of a stack, of both kinds. */
export function subnetsOf(graph: ResourceGraph): SubnetRef[] {
    const inline = graph.ofType("azure-native:network:VirtualNetwork").flatMap((holder) => {
        const list = hasLength({ atLeast: 1 }).judge(propertyIn(holder, "subnets")).answer;
        const count = list === "pass" ? (propertyIn(holder, "subnets").read() as readonly unknown[]).length : 0;
        return Array.from({ length: count }, (_, index) => ({ holder, prefix: `subnets.${index}.` }));
    });
    return [...graph.ofType("azure-native:network:Subnet").map((holder) => ({ holder, prefix: "" })), ...inline];
}
