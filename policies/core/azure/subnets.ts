import { delegationsWithoutSecurityGroup, platformSubnetNames } from "../../../azure/network/subnets";
import { type Condition, type Conditions, each, type MissingPasses, not, oneOf, shape, some } from "../conditions";
import { propertyIn, type ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";
import { known } from "../unknowns";

/** The subnets that Azure's own gateways and firewalls live in, where it refuses security groups. */
export const platformSubnet = oneOf(platformSubnetNames);

/** Any other subnet, and whatever is no subnet. */
export const ownSubnet = not(platformSubnet, "a subnet of our own");

/** Delegations to a service whose subnets take no security group. */
export const delegatedWithoutGroup = some(shape({ serviceName: oneOf(delegationsWithoutSecurityGroup) }));

/** Why a virtual network without inline subnets is right. */
export const subnetsApart: MissingPasses = {
    missing: "pass",
    because: "subnets may be resources of their own",
};

/** The resource types that hold subnets, as `subnetsOf` looks for them. */
export const subnetTypes: readonly string[] = ["azure-native:network:Subnet", "azure-native:network:VirtualNetwork"];

/** A condition on a path of each subnet that a resource of the type holds, or is. */
export function inSubnets(type: string, path: string, condition: Condition): Conditions {
    return type === "azure-native:network:VirtualNetwork"
        ? { subnets: each(shape({ [path]: condition }), subnetsApart) }
        : { [path]: condition };
}

/** A subnet: a resource of its own, or an element of its network. */
export interface SubnetRef {
    /** The resource that holds it. */
    readonly holder: PolicyInput;
    /** What its inputs' paths start with. */
    readonly prefix: string;
}

/** The subnets of a stack, of both kinds; none of a network whose list is not known yet. */
export function subnetsOf(graph: ResourceGraph): SubnetRef[] {
    const inline = graph.ofType("azure-native:network:VirtualNetwork").flatMap((holder) => {
        const list = known(() => propertyIn(holder, "subnets").elements())?.value ?? [];
        return list.map((_, index) => ({ holder, prefix: `subnets.${index}.` }));
    });
    return [...graph.ofType("azure-native:network:Subnet").map((holder) => ({ holder, prefix: "" })), ...inline];
}
